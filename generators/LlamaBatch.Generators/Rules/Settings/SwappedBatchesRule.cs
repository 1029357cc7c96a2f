using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports values that are rescaled from the trial's batch size to a fixed batch size. The opposite direction was probably meant.
/// </summary>
internal static class SwappedBatchesRule
{
    /// <summary>The methods that rescale a value to another batch size, with their types as keys.</summary>
    private static readonly Dictionary<string, string[]> _rescaling = new(StringComparer.Ordinal)
    {
        ["LlamaBatch.RateScaling"] = ["SquareRoot", "Linear"],
        ["LlamaBatch.HalfLife"] = ["Rescale"],
    };

    /// <summary>Reports swapped batch sizes in the code that the author wrote.</summary>
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from call in experiment.WrittenNodes<InvocationExpressionSyntax>(cancellation)
        where IsSuspect(call)
        let found = experiment.Bodies.Of(call) as IInvocationOperation
        where found is not null
        let finding = Check(found)
        where finding is not null
        select finding;

    /// <summary>The argument that a call passes to a parameter.</summary>
    internal static IArgumentOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    private static Diagnostic? Check(IInvocationOperation call) =>
        _rescaling.TryGetValue(call.TargetMethod.ContainingType.MetadataName(), out string[]? methods)
        && methods.Contains(call.TargetMethod.Name, StringComparer.Ordinal)
        && Argument(call, "fromBatch") is { Value: var from } && Argument(call, "toBatch") is { Value: var to }
        && ReadsAxis(from) && Plain(to).ConstantValue.HasValue
            ? Diagnostic.Create(
                Descriptors.BatchesAreSwapped,
                from.Syntax.GetLocation(),
                $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}",
                from.Syntax.ToString(),
                to.Syntax.ToString())
            : null;

    private static bool ReadsAxis(IOperation value) => value.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
        .Any(read => read.Property.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>A value without a conversion to the type <c>Sequences</c>.</summary>
    private static IOperation Plain(IOperation value) => value is IConversionOperation { Operand: var operand } ? Plain(operand) : value;

    /// <summary>Whether a call may rescale a value, judged by syntax. Only such calls are bound, because binding is slow.</summary>
    private static bool IsSuspect(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => IsName(name),
        IdentifierNameSyntax { Identifier.ValueText: var name } => IsName(name),
        _ => false,
    };

    private static bool IsName(string name) => _rescaling.Values.Any(methods => methods.Contains(name, StringComparer.Ordinal));
}
