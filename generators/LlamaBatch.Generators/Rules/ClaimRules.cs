using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>What a claim may ask for. Only an analyzer can say it: a generator does not see the types that it is about to write.</summary>
internal static class ClaimRules
{
    /// <summary>Claims whose method cannot be called.</summary>
    public static IEnumerable<Diagnostic> CheckForm(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where claim.Subject is null && SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record) && claim.Method.Parameters.All(parameter => parameter.Type.TypeKind != TypeKind.Error) && claim.Method.ReturnType.TypeKind != TypeKind.Error
        select Diagnostic.Create(Descriptors.ClaimIsMalformed, claim.Method.Locations.FirstOrDefault(), claim.Method.Name);

    /// <summary>Claims of a base that the experiment may not call.</summary>
    public static IEnumerable<Diagnostic> CheckInherited(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where !claim.IsReachable && !SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)
        select Diagnostic.Create(
            Descriptors.ClaimOutOfReach,
            claim.Method.Locations.FirstOrDefault(place => place.IsInSource) ?? experiment.Record.Locations.FirstOrDefault(),
            claim.Method.Name, claim.Method.ContainingType.Name, experiment.Record.Name);

    /// <summary>Levels that a call of a generated accessor names and the sweep does not have.</summary>
    public static IEnumerable<Diagnostic> CheckLevels(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            AxisDeclaration? axis = argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                ? experiment.Axes.FirstOrDefault(one => one.Parameter == parameter.Name)
                : null;
            if (axis is null || axis.Fault != AxisFault.None || axis.Levels.Count < 2)
            {
                continue;                                                           // an axis without levels has its own message
            }

            foreach (IOperation level in LevelsIn(argument.Value))
            {
                if (Value(level, axis) is { } value && axis.Levels.All(known => !Equals(known.Value, value)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.NoSuchLevel, level.Syntax.GetLocation(), axis.Property.Name, LevelName.Of(value, axis.LevelType), Sentence.AllOf(axis.Levels.Select(LevelName.Of)));
                }
            }
        }
    }

    private static IEnumerable<IOperation> LevelsIn(IOperation argument) => argument switch
    {
        { ConstantValue.HasValue: true } => [argument],
        ICollectionExpressionOperation collection => collection.Elements.SelectMany(LevelsIn),
        IConversionOperation conversion => LevelsIn(conversion.Operand),
        _ => [],                                                                    // computed: checked when the claim is decided
    };

    private static object? Value(IOperation level, AxisDeclaration axis) => AxisRules.AsLevel(level.ConstantValue.Value, axis);
}
