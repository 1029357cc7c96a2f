using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that compare a statistic, such as the spread between seeds or the best level of a curve, and whose text says the opposite,
/// as in "the best rate is higher at 64 than at 8" beside <c>IsBelow</c>.
/// </summary>
internal static class ClaimStatisticRule
{
    private static readonly HashSet<string> _statistics = ["Spread", "CriticalBatch", "BestLevel"];

    /// <param name="call">The comparison of two statistics.</param>
    /// <param name="calls">All calls of the claim.</param>
    public static Diagnostic? Check(ClaimCall call, IReadOnlyList<ClaimCall> calls) =>
        call.Method is "IsAbove" or "IsBelow" && StatisticOf(call, calls) is var (name, left, right)
            ? ClaimSidesRule.Check(call with { Left = left, Rights = [right] }, name)
            : null;

    /// <summary>The statistic that both sides of a comparison are, with the values of each side; null for other comparisons.</summary>
    private static (string Name, ClaimSide Left, ClaimSide Right)? StatisticOf(ClaimCall call, IReadOnlyList<ClaimCall> calls)
    {
        if (call.Curves is [var first, var second])
        {
            return first.Aggregate == second.Aggregate ? (first.Aggregate, first.Side, second.Side) : null;
        }

        return call.Call.Instance is { } instance
            && calls.Where(one => one != call && one.Method != "Along").ToList() is [{ Left: { } left } one, { Left: { } right } other]
            && one.Method == other.Method && _statistics.Contains(one.Method)
            && instance.Syntax.Span.Contains(one.Place.SourceSpan) && !instance.Syntax.Span.Contains(other.Place.SourceSpan)
            ? (one.Method, left, right)
            : null;
    }
}
