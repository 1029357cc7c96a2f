using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reads the runs of a level that are typed into code, as a list or with <c>RunTable.Repeat</c>.</summary>
internal static class WrittenRuns
{
    /// <summary>
    /// The smallest range of whole numbers, in units of their greatest common divisor, that two levels do not share by chance.
    /// </summary>
    private const double SmallestRange = 10;

    /// <summary>The largest number that is certainly exact.</summary>
    private const double Largest = 1e15;

    /// <summary>Whether two levels with these numbers are copies. Few evaluations, or rounded numbers, may agree by chance.</summary>
    public static bool AreUnique(IReadOnlyList<double> runs)
    {
        if (runs.Count < 3)
        {
            return false;
        }

        if (runs.Any(run => !run.Equals(Math.Floor(run)) || Math.Abs(run) > Largest))
        {
            return runs.Distinct().Skip(2).Any();
        }

        long divisor = runs.Select(run => Math.Abs((long)run)).Aggregate(Divisor);
        return divisor > 0 && runs.Max() - runs.Min() >= SmallestRange * divisor;
    }

    private static long Divisor(long one, long other) => other == 0 ? one : Divisor(other, one % other);

    /// <summary>The numbers of the runs; empty if one of them is computed.</summary>
    public static IReadOnlyList<double> Of(IOperation operation)
    {
        IOperation written = WrittenList.Unconverted(operation);
        List<double?> numbers = written is IInvocationOperation { TargetMethod: { Name: "Repeat", ContainingType.Name: "RunTable" } } call
            ? [.. WrittenValue.ArgumentOf(call.Arguments, "counts") is { } counts ? WrittenList.TuplesOf(counts).SelectMany(Repeated) : []]
            : [.. (WrittenList.ElementsOf(written) ?? []).Select(WrittenValue.NumberOf)];
        return numbers.Contains(null) ? [] : [.. numbers.OfType<double>()];
    }

    private static IEnumerable<double?> Repeated(ITupleOperation pair) =>
        pair.Elements is [var value, var count] && WrittenValue.NumberOf(count) is { } times and > 0 and < 1_000
            ? Enumerable.Repeat(WrittenValue.NumberOf(value), (int)times)
            : [null];
}
