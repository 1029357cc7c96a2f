using System.Globalization;

namespace LlamaBatch.Generators;

/// <summary>The numbers in a claim's text, in digits or as a word from "one" to "twelve".</summary>
internal static class ClaimNumbers
{
    /// <summary>
    /// Words that may follow a level, even if the text does not name the axis beside the number, as in "32 needs fewer steps".
    /// </summary>
    private static readonly HashSet<string> _verbs =
    [
        "than", "is", "are", "has", "have", "needs", "need", "generalizes", "learns", "learn", "reaches", "reach", "trains", "train",
        "converges", "converge", "ends", "end", "loses", "lose", "costs", "cost", "takes", "take", "saves", "save", "lowers", "raises",
        "gives", "predict", "predicts", "against", "or", "and", "by",
    ];

    private static readonly HashSet<string> _beforeOne = ["than", "at", "for", "with", "to", "from", "or", "and", "against"];

    /// <summary>The nouns by which texts name an axis, besides the words of its name.</summary>
    private static readonly Dictionary<string, string[]> _nouns = new(StringComparer.Ordinal)
    {
        ["layers"] = ["depth"],
        ["hiddensize"] = ["width"],
        ["depth"] = ["layer"],
        ["kvheads"] = ["key-value"],
        ["keyvalueheads"] = ["key-value"],
    };

    /// <summary>A number in digits, such as <c>1,024</c>; null for another word.</summary>
    public static double? Of(string word) =>
        double.TryParse(word, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number)
            ? number
            : null;

    /// <summary>
    /// The number at a position of a text about an axis. A word counts only where it must be a level: in "two layers" and "than one", but
    /// not in "the large one" or "one of 16".
    /// </summary>
    public static double? At(IReadOnlyList<string> words, int i, string axis)
    {
        if (Of(words[i]) is { } written)
        {
            return written;
        }

        int hyphen = words[i].IndexOf('-');
        if (hyphen > 0)
        {
            return OfWord(words[i].Substring(0, hyphen)) is { } first && IsNoun(words[i].Substring(hyphen + 1), axis)
                ? first
                : null;
        }

        string before = i > 0 ? words[i - 1] : "";
        string after = i + 1 < words.Count ? words[i + 1] : "";
        bool isEnd = after.Length == 0 || !char.IsLetterOrDigit(after[0]);
        if (words[i] == "single")
        {
            return before == "a" && IsNoun(after, axis) ? 1 : null;
        }

        return OfWord(words[i]) is { } number && before != "the"
            && (IsNoun(after, axis)
                || (number == 1 ? _beforeOne.Contains(before) && (isEnd || after == "by") : isEnd || IsVerb(after)))
                ? number
                : null;
    }

    private static int? OfWord(string word) => word == "one" ? 1 : StatedNumber.OfWord(word);

    /// <summary>Whether words are a margin whose number is a word, as in "one percentage point".</summary>
    public static bool IsMargin(IReadOnlyList<string> words, int i) => i + 1 < words.Count && OfWord(words[i]) is not null
        && words[i + 1] is "percentage" or "percent" or "nat" or "nats" or "bit" or "bits";

    /// <summary>Whether a word after a number allows the number to be a level.</summary>
    public static bool IsVerb(string word) => _verbs.Contains(word);

    /// <summary>Whether a word names an axis, as "batch" does for <c>BatchSize</c> and "layers" for <c>Layers</c>.</summary>
    public static bool IsNoun(string word, string axis)
    {
        _nouns.TryGetValue(axis.Replace("_", "").ToLowerInvariant(), out string[]? others);
        return word.Length > 0 && ClaimWords.PartsOf(axis).Where(part => part is not ("size" or "of")).Concat(others ?? [])
            .Any(part => word == part || word.Replace("-", "") == part
                || word.Split('-').Any(one => one == part || one == part + "s" || one == part + "es" || one + "s" == part));
    }
}
