using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims with several comparisons of which one says the opposite of its clause, as in "64 has a lower loss than 16, and its accuracy
/// is higher" where the code asserts that the accuracy is lower.
/// </summary>
internal static class ClaimClauseRule
{
    private static readonly HashSet<string> _separating = [",", ";", ":", "and", "but", "while"];

    /// <param name="calls">The comparisons of one claim.</param>
    public static Diagnostic? Check(IReadOnlyList<ClaimCall> calls)
    {
        if (calls.Count < 2 || calls.Any(call => call.Method is not ("IsBelow" or "IsAbove") || call.Left is null)
            || calls.Select(call => call.Left!.Accessor.Name).Distinct().Count() < calls.Count)
        {
            return null;
        }

        var clauses = ClausesOf(ClaimWords.Of(calls[0].Claim.Text));
        foreach (ClaimCall call in calls)
        {
            // A clause belongs to the comparison whose metric only this clause names.
            if (clauses.Where(clause => NamesMetric(clause, call.Left!)).ToList() is [var own]
                && calls.Count(other => NamesMetric(own, other.Left!)) == 1
                && !Enumerable.Range(0, own.Count).Any(i => ClaimWords.IsTurning(own[i]) && !DirectionWords.KeepsDirection(own, i))
                && Enumerable.Range(0, own.Count).Select(i => DirectionWords.At(own, i, call.Left!))
                    .Where(said => said != ClaimDirection.None).Distinct().ToList() is [var direction and not ClaimDirection.Unknown]
                && IsAboutLeft(own, call) && (direction == ClaimDirection.Higher) != (call.Method == "IsAbove"))
            {
                bool isHigher = direction == ClaimDirection.Higher;
                return ClaimFinding.Of(
                    call,
                    $"that {call.Left!.Name} is {(isHigher ? "higher" : "lower")} ('{string.Join(" ", own)}')",
                    $"{call.Method} asserts that it is {(isHigher ? "lower" : "higher")}",
                    instead: isHigher ? "IsAbove" : "IsBelow");
            }
        }

        return null;
    }

    /// <summary>Whether a clause is about the first side of a comparison. A clause that names neither side is about the subject before.</summary>
    private static bool IsAboutLeft(IReadOnlyList<string> clause, ClaimCall call) =>
        ComparedLevels.Of(call) is var (axes, _)
        && (FirstOf(clause, axes, call) ?? FirstOf(ClaimWords.Of(call.Claim.Text), axes, call)) == true;

    /// <summary>Whether the first side that a text names is the first of the comparison; null if it names none.</summary>
    private static bool? FirstOf(
        IReadOnlyList<string> words, List<(AxisDeclaration Axis, List<object> First, List<object> Second)> axes, ClaimCall call) =>
        new ComparedText(words, axes, call.Left!.Accessor.Name).Mentions.Select(one => (bool?)one.IsFirst).FirstOrDefault();

    private static bool NamesMetric(IReadOnlyList<string> clause, ClaimSide side) =>
        clause.Any(word => MetricWords.IsNounOf(side.Accessor.Name, word));

    private static List<IReadOnlyList<string>> ClausesOf(IReadOnlyList<string> words)
    {
        var clauses = new List<IReadOnlyList<string>>();
        int start = 0;
        for (int i = 0; i <= words.Count; i++)
        {
            if (i == words.Count || _separating.Contains(words[i]))
            {
                if (i > start)
                {
                    clauses.Add([.. words.Skip(start).Take(i - start)]);
                }

                start = i + 1;
            }
        }

        return clauses;
    }
}
