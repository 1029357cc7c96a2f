using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text is content with one of several levels, as in "lower than at least one of its neighbors", although a
/// comparison with a list demands all of them.
/// </summary>
internal static class ClaimListRule
{
    private static readonly HashSet<string> _comparing = ["IsBelow", "IsAbove", "IsNoWorseThan"];

    /// <summary>The words before "one of" that say "some level, whichever". In "than one of 16", the word "one" is a pronoun.</summary>
    private static readonly string[][] _some = [["at", "least", "one", "of"], ["one", "or", "more", "of"], ["some", "of"]];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (!_comparing.Contains(call.Method) || call.Left is not { Arms.Count: 1 } || call.Rights is not [{ Arms.Count: > 1 }])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return !words.Any(ClaimWords.IsNegated) && !words.Contains("not") && !words.Contains("no")
            && _some.FirstOrDefault(phrase => Enumerable.Range(0, words.Count).Any(i => IsObject(words, i, phrase))) is { } said
            ? ClaimTextRule.Finding(
                call,
                $"'{string.Join(" ", said)}'",
                $"{call.Method} with a list demands all of them",
                remedy: "make one claim for each level")
            : null;
    }

    /// <summary>Whether a phrase is what the subject is compared with, as in "than at least one of" and "than with some of".</summary>
    private static bool IsObject(IReadOnlyList<string> words, int i, string[] phrase) =>
        i > 1 && (IsComparing(words[i - 1]) || (words[i - 1] is "at" or "with" or "for" or "in" or "that" && IsComparing(words[i - 2])))
        && phrase.Select((word, j) => i + j < words.Count && words[i + j] == word).All(isSame => isSame);

    private static bool IsComparing(string word) => word is "than" or "beats" or "beat";
}
