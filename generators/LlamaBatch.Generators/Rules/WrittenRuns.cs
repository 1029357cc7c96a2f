using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reads the runs of a level that are typed into code, as a list or with <c>RunTable.Repeat</c>.</summary>
internal static class WrittenRuns
{
    /// <summary>The numbers of the runs; empty if one of them is computed.</summary>
    public static IReadOnlyList<double> Of(IOperation operation)
    {
        IOperation written = WrittenList.Unconverted(operation);
        List<double?> numbers = written is IInvocationOperation { TargetMethod: { Name: "Repeat", ContainingType.Name: "RunTable" } } call
            ? [.. RunTableRule.Argument(call.Arguments, "counts") is { } counts ? RunTableRule.TuplesOf(counts).SelectMany(Repeated) : []]
            : [.. (WrittenList.ElementsOf(written) ?? []).Select(ClaimReader.NumberOf)];
        return numbers.Contains(null) ? [] : [.. numbers.OfType<double>()];
    }

    private static IEnumerable<double?> Repeated(ITupleOperation pair) =>
        pair.Elements is [var value, var count] && ClaimReader.NumberOf(count) is { } times and > 0 and < 1_000
            ? Enumerable.Repeat(ClaimReader.NumberOf(value), (int)times)
            : [null];
}
