using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports margins that are computed from the results that they judge, such as three standard deviations of one side.</summary>
internal static class ComputedMarginRule
{
    /// <summary>Types of LlamaBatch whose objects are results.</summary>
    private static readonly HashSet<string> _results = ["Sample", "Samples", "SeedValue"];

    public static Diagnostic? Check(ClaimCall call) =>
        call.Argument("margin") is { } argument && call.Claim.Subject == ClaimSubject.Results
        && (ReadsResults(argument) || (call.Margin is { } margin && ReadsResults(margin)))
            ? Diagnostic.Create(
                Descriptors.LevelChosenByResults,
                (ReadsResults(argument) ? argument : call.Margin!).Syntax.GetLocation(),
                $"The margin of {call.Method} is computed from the results that it judges, so noisier results make the claim easier or "
                    + "harder. Write a number that was chosen before training.")
            : null;

    private static bool ReadsResults(IOperation operation) => ReadsResults(operation, new(SymbolEqualityComparer.Default));

    /// <param name="operation">The code.</param>
    /// <param name="read">The variables whose values were read, because a chain of sums names each twice.</param>
    private static bool ReadsResults(IOperation operation, HashSet<ISymbol> read) => operation.DescendantsAndSelf().Any(one => one switch
    {
        // The metric and the budget are settings.
        IPropertyReferenceOperation { Instance.Type: var type, Property.Name: not ("Metric" or "Budget" or "Count") } => IsResult(type),
        IInvocationOperation helper => IsResult(helper.Instance?.Type) || helper.Arguments.Any(argument => IsResult(argument.Value.Type)),
        ILocalReferenceOperation local => local.Type?.SpecialType == SpecialType.System_Double
            && read.Add(local.Local) && WrittenValue.InitialValueOf(local) is { } value && ReadsResults(value, read),
        _ => false,
    });

    private static bool IsResult(ITypeSymbol? type) =>
        type is { ContainingAssembly.Name: "LlamaBatch" } && _results.Contains(type.Name);
}
