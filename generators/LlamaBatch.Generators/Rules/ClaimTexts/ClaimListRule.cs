using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text requires only one of several levels, as in "lower than at least one of its neighbors", although a comparison
/// with a list requires all of them.
/// </summary>
internal static class ClaimListRule
{
    private static readonly HashSet<string> _comparing = ["IsBelow", "IsAbove", "IsNoWorseThan"];

    /// <summary>The words before "one of" that say "some level, whichever". In "than one of 16", the word "one" is a pronoun.</summary>
    private static readonly string[][] _some = [["at", "least", "one", "of"], ["one", "or", "more", "of"], ["some", "of"]];

    public static Diagnostic? Check(ClaimCall call) => Some(call) ?? Counted(call);

    /// <summary>
    /// Reports a text about a number of other levels, as in "the four others", or about all levels, as in "the best of the five rates",
    /// beside a list with fewer.
    /// </summary>
    private static Diagnostic? Counted(ClaimCall call)
    {
        if (call.Left is not { Arms: [var left] } || call.Rights is not [{ Arms: { Count: > 0 } rights }]
            || left.Levels.Keys.Where(axis => rights.Any(arm => !Equals(arm.Levels[axis], left.Levels[axis]))).ToList() is not [var only])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var places = Enumerable.Range(0, Math.Max(0, words.Count - 2)).Where(i => words[i] is "the" or "all"
            && StatedNumber.OfWord(words[i + 1]) is not null && (words[i + 2] == "others"
                || (DirectionWords.IsLarger(words[i + 2]) is not null && i + 3 < words.Count
                    && words[i + 3] is "ones" or "sizes" or "levels")
                || (words[i + 2] == "other"
                && i + 3 < words.Count && (words[i + 3] is "sizes" or "levels" || ClaimNumbers.IsNoun(words[i + 3], only.Property.Name)))))
            .ToList();
        int compared = rights.Select(arm => arm.Levels[only]).Distinct().Count();
        int all = Enumerable.Range(0, Math.Max(0, words.Count - 3)).Where(i => words[i] is "of" or "among"
            && (call.Method == "IsBestOf" || (i > 0 && words[i - 1] is "best" or "lowest" or "highest"))
            && words[i + 1] is "the" or "all" && StatedNumber.OfWord(words[i + 2]) == only.Levels.Count
            && ClaimNumbers.IsNoun(words[i + 3], only.Property.Name)).DefaultIfEmpty(-1).First();
        if (all >= 0 && compared > 1 && compared + 1 < only.Levels.Count && !words.Skip(all + 4).Contains("except"))
        {
            return ClaimFinding.Of(
                call,
                $"'{string.Join(" ", words.Skip(all).Take(4))}'",
                $"the code compares {compared + 1}",
                remedy: "add the missing ones to the code");
        }

        return places is [var said] && StatedNumber.OfWord(words[said + 1]) is { } count
            && compared < count && count < only.Levels.Count
            ? ClaimFinding.Of(
                call,
                $"'{words[said]} {words[said + 1]} {words[said + 2]}'",
                $"the code names {compared}",
                remedy: "add the missing ones to the code")
            : null;
    }

    private static Diagnostic? Some(ClaimCall call)
    {
        if (!_comparing.Contains(call.Method) || call.Left is not { Arms.Count: 1 } || call.Rights is not [{ Arms.Count: > 1 }])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return !words.Any(ClaimWords.IsNegated) && !words.Contains("not") && !words.Contains("no")
            && _some.FirstOrDefault(phrase => Enumerable.Range(0, words.Count).Any(i => IsObject(words, i, phrase))) is { } said
            ? ClaimFinding.Of(
                call,
                $"'{string.Join(" ", said)}'",
                $"{call.Method} with a list demands all of them",
                remedy: "make one claim for each level")
            : null;
    }

    /// <summary>Whether a phrase is what the subject is compared with, as in "than at least one of" and "than with some of".</summary>
    private static bool IsObject(IReadOnlyList<string> words, int i, string[] phrase) =>
        i > 1 && (IsComparing(words[i - 1]) || (words[i - 1] is "at" or "with" or "for" or "in" or "that" && IsComparing(words[i - 2])))
        && ClaimWords.IsAt(words, i, phrase);

    private static bool IsComparing(string word) => word is "than" or "beats" or "beat";
}
