using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>Reports arms of switch expressions that no level of the sweep selects, such as <c>64 => …</c> beside the levels 16 and 100.</summary>
internal static class SwitchArmRule
{
    private const int MostValues = 6;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        // Without all points, an arm may belong to a point that was not evaluated.
        if (!evaluation.HasAllPoints || evaluation.Unknowns.Count > 0)
        {
            return [];
        }

        return from unreached in evaluation.Arms.Unreached
               let syntax = unreached.Arm.Syntax as SwitchExpressionArmSyntax
               where syntax is not null && IsOwn(syntax, experiment.Record) && IsMeant(unreached.Arm)
               where unreached.Values.Count <= MostValues && unreached.Values.All(value => value is null or IConvertible)
               select Diagnostic.Create(
                   Descriptors.ArmIsNotReached,
                   Location.Create(
                       syntax.SyntaxTree,
                       TextSpan.FromBounds(syntax.Pattern.SpanStart, (syntax.WhenClause ?? (SyntaxNode)syntax.Pattern).Span.End)),
                   syntax.WhenClause is null ? syntax.Pattern.ToString() : $"{syntax.Pattern} {syntax.WhenClause}",
                   Sentence.AllOf(unreached.Values.Select(value => value is null ? "null" : LevelName.Of(value, null))),
                   RemedyFor(unreached.Arm, unreached.Values));
    }

    /// <summary>The remedy. A text that differs from a level only in case was meant for that level.</summary>
    private static string RemedyFor(ISwitchExpressionArmOperation arm, IReadOnlyList<object?> values) =>
        arm.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string pattern } }
        && values.OfType<string>().FirstOrDefault(value => value.Equals(pattern, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"Write {LevelName.Of(meant, null)}."
            : "Correct its pattern or position, or remove it.";

    /// <summary>Whether the switch is in the record itself. Other records may share the code of a base.</summary>
    private static bool IsOwn(SyntaxNode syntax, INamedTypeSymbol record) => record.DeclaringSyntaxReferences.Any(
        part => part.SyntaxTree == syntax.SyntaxTree && part.Span.Contains(syntax.Span));

    /// <summary>
    /// Whether an arm is meant for a specific level. False for an arm that matches all other values, and for an arm that throws. Also false
    /// for null, Booleans and enum members, because a complete switch expression has arms for all of them.
    /// </summary>
    private static bool IsMeant(ISwitchExpressionArmOperation arm) =>
        arm.Pattern is not IDiscardPatternOperation
        && (arm.Guard is not null || arm.Pattern is not IDeclarationPatternOperation { MatchesNull: true })
        && !arm.Value.DescendantsAndSelf().Any(part => part is IThrowOperation)
        && !arm.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>()
            .Any(constant => constant.Value.Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean }
                || constant.Value.ConstantValue is { HasValue: true, Value: null });
}
