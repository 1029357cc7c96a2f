using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says the opposite of what they assert about two sides, as in "32 needs fewer steps" beside <c>IsAbove</c>.
/// </summary>
internal static class ClaimSidesRule
{
    /// <summary>Words for a side that is the usual one, or that has another size.</summary>
    private static readonly HashSet<string> _describing =
    [
        "usual", "plain", "default", "baseline", "constant", "flat", "separate", "standard", "ordinary", "normal", "fixed", "own", "small",
        "smaller", "large", "larger", "short", "shorter", "long", "longer", "narrow", "wide", "multi-query", "multi-head", "adaptive",
        "both",
    ];

    /// <summary>Compares the text with an assertion about the levels of the axes in which the sides differ.</summary>
    /// <param name="call">The comparison.</param>
    /// <param name="statistic">The statistic of the metric that is compared; null for the metric itself.</param>
    public static Diagnostic? Check(ClaimCall call, string? statistic = null)
    {
        if (call.Left is not { Arms.Count: > 0 } left
            || ComparedLevels.Of(call) is not var (axes, isFirstHigher))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var text = new ComparedText(words, axes, statistic ?? left.Accessor.Name);
        if (text.BeginsWithOther)
        {
            return null;                                                            // ClaimLevelRule names the level that is not compared
        }

        ClaimDirection[] directions = [.. Enumerable.Range(0, words.Count).Select(i => DirectionWords.At(words, i, left, statistic))];
        if (Enumerable.Range(0, words.Count).Any(i =>
            ClaimWords.IsTurning(words[i]) && !DirectionWords.KeepsDirection(words, i) && !text.Names(i)
            && directions[i] is not (ClaimDirection.Higher or ClaimDirection.Lower)))
        {
            return null;
        }

        // A text that names neither side is about the first one, unless it describes the other side in words that are not known.
        bool? unnamed = !text.Mentions.Any() && call.Method is "IsAbove" or "IsBelow" && !words.Any(_describing.Contains) ? true : null;
        bool? said = null;
        for (int i = 0; i < words.Count; i++)
        {
            if (text.IsAdjective(i))
            {
                continue;
            }

            switch (directions[i])
            {
                case ClaimDirection.Unknown:
                    return null;
                case ClaimDirection.Higher or ClaimDirection.Lower when (text.SubjectOf(i) ?? unnamed) is { } isFirst:
                    bool saysFirstHigher = isFirst == (directions[i] == ClaimDirection.Higher);
                    if ((saysFirstHigher == isFirstHigher && call.Method != "IsNoWorseThan")
                        || (said is { } earlier && earlier != saysFirstHigher))
                    {
                        return null;
                    }

                    said = saysFirstHigher;
                    break;
            }
        }

        if (said is not { } isHigher)
        {
            return null;
        }

        bool isAgreed = isHigher == isFirstHigher;
        string one = string.Join(
            ", ", axes.Select(axis => $"{axis.Axis.Property.Name} = {LevelName.Of(axis.First[0], axis.Axis.LevelType)}"));
        string other = string.Join(", ", axes.Select(axis => LevelName.Of(axis.Second[0], axis.Axis.LevelType)));
        return ClaimFinding.Of(
            call,
            $"that {left.Name}{(statistic is null ? "" : "." + statistic)} is {(isHigher ? "higher" : "lower")} at {one} than at {other}"
                + (text.Mentions.Any() ? "" : " (it names no side, so it is about the first one)"),
            call.Method switch
            {
                "IsNoWorseThan" when isAgreed => "IsNoWorseThan also accepts that both are alike",
                "IsNoWorseThan" => "IsNoWorseThan asserts the opposite",
                "IsEquivalentTo" or "IsEqualTo" => $"{call.Method} asserts that both are alike",
                _ => $"{call.Method} asserts that it is {(isHigher ? "lower" : "higher")}",
            },
            instead: call.Method is "IsIncreasing" or "IsDecreasing" ? isHigher ? "IsIncreasing" : "IsDecreasing"
                : isHigher ? "IsAbove" : "IsBelow");
    }
}
