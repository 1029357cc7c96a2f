using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text limits how much worse its subject is, as in "64 loses at most 0.02 against 16", and whose code limits how much
/// worse the other side is.
/// </summary>
internal static class ClaimLimitRule
{
    /// <summary>Words with which a text limits how much worse its subject is.</summary>
    private static readonly HashSet<string> _limiting = ["worse", "loses", "lose", "costs", "cost", "most", "no", "not", "less"];

    /// <summary>Words for a subject that is better.</summary>
    private static readonly HashSet<string> _gaining =
    [
        "gains", "gain", "saves", "save", "improves", "improve", "helps", "help", "better", "faster", "sooner", "wins", "beats", "beat",
        "brings", "bring", "adds", "yields", "yield",
        "lowers", "narrows", "advantage", "benefit", "lead", "leads", "ahead", "buys", "earns", "wider",
    ];

    /// <summary>Words of texts with several subjects or conditions.</summary>
    private static readonly HashSet<string> _dividing =
    [
        "but", "while", "whereas", "although", "though", "unless", "if", "neither", "nor", "either", "contrary", "false", "wrong",
        "difference", "gap", "between", "differ", "differs", "apart",
    ];

    /// <summary>Words before the side with which the subject is compared.</summary>
    private static readonly HashSet<string> _objecting =
        ["against", "than", "beside", "compared", "versus", "relative"];

    public static Diagnostic? Check(ClaimCall call)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        if (call.Method != "IsNoWorseThan" || call.Left is not { } left
            || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _)
            || MetricWords.IsHigherBetter(left) is not { } isHigherBetter
            || words.Any(_dividing.Contains) || !words.Any(_limiting.Contains))
        {
            return null;
        }

        // What gains at most a little is the better side. In "32 has no more throughput than 16", 32 is the side that may not be better.
        // In "from small to medium", the subject is the second level.
        if (words.Any(_gaining.Contains) || words.Contains("from") || (isHigherBetter && words.Contains("more"))
            || Enumerable.Range(0, words.Count).Any(i =>
                DirectionWords.At(words, i, left) == (isHigherBetter ? ClaimDirection.Higher : ClaimDirection.Lower)))
        {
            return null;
        }

        var mentions = new ComparedText(words, [(axis, first, second)], left.Accessor.Name).Mentions.ToList();
        var subjects = mentions.Where(one => !words.Take(one.Place).Any(_objecting.Contains)).ToList();
        return subjects.Count > 0 && !subjects[0].IsFirst && mentions[0] == subjects[0]
            && (mentions.Count == 1 || mentions.Skip(1).All(one => one.IsFirst))
            ? ClaimFinding.Of(
                call,
                $"that {left.Name} may be worse at {axis.Property.Name} = {LevelName.Of(second[0], axis.LevelType)}",
                $"IsNoWorseThan limits how much worse {LevelName.Of(first[0], axis.LevelType)} is",
                remedy: "swap the two sides")
            : null;
    }
}
