using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds the levels of an axis that an English claim names: in digits, as words, as shares such as "a fifth" and "20 %", as "none" or
/// "without", and by the names of enum members and Boolean axes.
/// </summary>
internal static class LevelMentions
{
    /// <summary>Units and nouns of numbers that are not levels, unless the axis has the same noun.</summary>
    private static readonly HashSet<string> _units =
    [
        "%", "percent", "percentage", "nats", "nat", "bits", "bit", "points", "times", "ms", "milliseconds", "seconds", "second", "minutes",
        "hours", "gb", "mb", "kb", "gib", "mib", "kib", "epochs", "readings", "seeds", "decades", "tokens", "steps", "updates", "million",
        "billion", "thousand", "bytes", "doublings", "runs", "configurations",
    ];

    /// <summary>Words before a number that make it a margin, a bound or a date.</summary>
    private static readonly HashSet<string> _bounding =
    [
        "least", "most", "by", "within", "about", "exactly", "factor", "exponent", "margin", "al", "section", "table", "figure", "all",
    ];

    /// <summary>Words for values that a claim reaches or reads, as in "a loss of 1.6".</summary>
    private static readonly HashSet<string> _measured =
    [
        "loss", "losses", "perplexity", "accuracy", "text", "target", "bound", "entropy", "uniform", "factor", "margin", "exponent",
    ];

    /// <summary>Words after a share that make it a margin, as in "5 % more".</summary>
    private static readonly HashSet<string> _comparing =
    [
        "more", "less", "fewer", "lower", "higher", "larger", "smaller", "faster", "slower", "longer", "shorter", "better", "worse",
        "wider", "narrower", "below", "above",
    ];

    /// <summary>What a share may be of, as in "40 % of the run".</summary>
    private static readonly HashSet<string> _wholes = ["run", "training", "text", "peak", "steps"];

    private static readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["sixteen"] = 16,
        ["thirty-two"] = 32,
        ["sixty-four"] = 64,
    };

    /// <summary>Words for sequences and their length, in texts and in names of axes.</summary>
    private static readonly HashSet<string> _lengths = ["sequence", "window", "context", "length", "block"];

    private static readonly HashSet<string> _ofSequences = ["sequence", "sequences", "pass", "passes"];

    /// <summary>Words in the name of a Boolean axis that switches something off.</summary>
    private static readonly HashSet<string> _opposites = ["no", "not", "non", "without", "off", "skip", "drop", "disable", "disabled"];

    /// <summary>Words in the name of a Boolean axis that do not say what it switches.</summary>
    private static readonly HashSet<string> _fillers =
    [
        "is", "are", "has", "have", "use", "uses", "using", "with", "the", "of", "in", "on", "at", "to", "by", "enable", "enabled", "add",
        "adds", "apply", "applies", "include", "includes", "keep", "keeps",
    ];

    private static readonly string[] _ends = ["ing", "ed", "es", "e", "s"];

    /// <summary>The level that a claim names at a position; null if it names none there.</summary>
    public static object? At(IReadOnlyList<string> words, int i, AxisDeclaration axis) =>
        axis.LevelType.SpecialType == SpecialType.System_Boolean ? SwitchAt(words, i, axis.Property.Name)
        : axis.LevelType.TypeKind == TypeKind.Enum || axis.LevelType.SpecialType == SpecialType.System_String ? NameAt(words, i, axis)
        : NumberAt(words, i, axis) is not { } number ? null
        : axis.Levels.Select(level => level.Value).FirstOrDefault(level => LevelNumber.Is(level)
            && Math.Abs(Convert.ToDouble(level, CultureInfo.InvariantCulture) - number)
                <= (number == 1 / 3.0 ? 0.005 : 1e-9 * Math.Abs(number)));

    /// <summary>Whether a word may come before the noun of an axis, as in "weight decay" for the axis <c>Decay</c>.</summary>
    public static bool IsModifier(string word) => word is "weight" or "gradient" or "rate" or "learning";

    private static double? NumberAt(IReadOnlyList<string> words, int i, AxisDeclaration axis)
    {
        string name = axis.Property.Name;
        string word = words[i];
        string before = i > 0 ? words[i - 1] : "";
        string after = i + 1 < words.Count ? words[i + 1] : "";
        bool isShare = axis.Levels.All(level => LevelNumber.Is(level.Value)
            && Convert.ToDouble(level.Value, CultureInfo.InvariantCulture) is >= 0 and <= 1);
        string noun = IsModifier(after) && i + 2 < words.Count ? words[i + 2] : after;
        if ((word == "none" && before is "than" or "against" or "and" or "or" or "of")
            || (word == "zero" && before is "to" or "of" or "than")
            || (word is "no" or "without" && (ClaimNumbers.IsNoun(after, name) || ClaimNumbers.IsNoun(noun, name)
                || (after.Length > 0 && ClaimWords.PartsOf(name).Any(part => StemOf(part) == StemOf(noun)))
                || (after is "the" or "any" or "a" && i + 2 < words.Count && ClaimNumbers.IsNoun(words[i + 2], name)))))
        {
            return 0;
        }

        if (isShare && StatedNumber.ShareOfWord(word.TrimEnd('s')) is { } part && before is not ("least" or "most" or "than"))
        {
            // "Half the steps" and "half as many" are about the metric.
            return after is "the" or "as" ? null
                : ClaimNumbers.Of(before) is null && StatedNumber.OfWord(before) is { } count ? count * part
                : part;
        }

        if (ClaimNumbers.Of(word.TrimEnd('%')) is { } number)
        {
            bool isPercent = word.EndsWith("%", StringComparison.Ordinal) || after is "%" or "percent";
            string next = isPercent && !word.EndsWith("%", StringComparison.Ordinal) ? (i + 2 < words.Count ? words[i + 2] : "") : after;
            bool isBounded = _bounding.Contains(before) || (before == "than" && isPercent)
                || (before == "to" && !words.Take(i).Contains("from") && number < 1 && after != "of")
                || (before == "of" && i > 1 && _measured.Contains(words[i - 2]) && !ClaimNumbers.IsNoun(words[i - 2], name));
            return isBounded ? null
                : isPercent ? (isShare && !_comparing.Contains(next) && (next != "of" || words.Skip(i).Take(6).Any(_wholes.Contains))
                    ? number / 100
                    : null)
                : _units.Contains(after) && !ClaimNumbers.IsNoun(after, name) && !IsLength(words, i, name) ? null
                : number;
        }

        // "The second layer" is the level with two layers.
        if (OrdinalOf(word) is { } ordinal && after is "layer" && ClaimNumbers.IsNoun("layers", name))
        {
            return ordinal;
        }

        return ClaimNumbers.At(words, i, name) ?? (WordOf(word) is { } named
            && (_ofSequences.Contains(after) || ClaimNumbers.IsNoun(after, name)
                // In "the key-value heads of four layers", four is a level of another axis.
                || (before == "of" && i > 1 && ClaimNumbers.IsNoun(words[i - 2], name)
                    && !(after.EndsWith("s", StringComparison.Ordinal) && !ClaimNumbers.IsVerb(after))))
                ? named
                : null);
    }

    /// <summary>Whether a number is the length of sequences, as in "sequences of 64 tokens".</summary>
    private static bool IsLength(IReadOnlyList<string> words, int i, string axis) => i > 1 && words[i - 1] == "of"
        && _lengths.Contains(words[i - 2].TrimEnd('s')) && ClaimWords.PartsOf(axis).Any(_lengths.Contains);

    private static double? OrdinalOf(string word) => word switch { "second" => 2, "third" => 3, "fourth" => 4, _ => null };

    private static double? WordOf(string word) =>
        _numbers.TryGetValue(word, out double number) ? number : word is "one" or "single" ? 1 : StatedNumber.OfWord(word);

    /// <summary>The enum member or text whose words stand at a position.</summary>
    private static object? NameAt(IReadOnlyList<string> words, int i, AxisDeclaration axis)
    {
        object? found = null;
        int longest = 0;
        var names = axis.Levels.Select(level => level.Value).OfType<object>().Select(level => (level, Name: NameOf(level, axis))).ToList();
        foreach ((object level, string name) in names)
        {
            string said = "";
            for (int end = i; end < words.Count && said.Length < name.Length; end++)
            {
                said += words[end].Replace("-", "");
                // In "a batch of 16", the noun is no level.
                if (said == name && name.Length > longest && !(end + 1 < words.Count && words[end + 1] is "of" or "size"))
                {
                    (found, longest) = (level, name.Length);
                }
            }
        }

        // Beside the levels Sgd and ClippedSgd, "SGD" alone may be both.
        return found is not null && names.Exists(one => one.Name.Length > longest
            && one.Name.EndsWith(NameOf(found, axis), StringComparison.Ordinal)
            && !string.Concat(words).Replace("-", "").Contains(one.Name)) ? null : found;
    }

    private static string NameOf(object level, AxisDeclaration axis) =>
        (level as string ?? axis.LevelType.MemberOf(level)?.Name ?? "").Replace("-", "").Replace("_", "").ToLowerInvariant();

    /// <summary>
    /// Whether a word names a Boolean axis (true), as "tying" does for <c>Tied</c>, or its opposite (false), as "untied" and "without tying"
    /// do. Null for other words.
    /// </summary>
    private static bool? SwitchAt(IReadOnlyList<string> words, int i, string axis)
    {
        var parts = ClaimWords.PartsOf(axis).Where(part => !_fillers.Contains(part)).ToList();
        if (parts.Exists(_opposites.Contains))
        {
            return null;
        }

        // "On average" and "at this scale" are common phrases.
        if (words[i] is "average" or "scale")
        {
            return null;
        }

        string before = i > 0 ? words[i - 1] : "";
        string after = i + 1 < words.Count ? words[i + 1] : "";
        if ((words[i] == "none" && before is "than" or "against")
            || (words[i] == "without" && before is "than" or "as" && !(after.Length > 0 && char.IsLetter(after[0]))))
        {
            return false;
        }

        // Of a name such as WeightAveraging or TieWordEmbeddings, one word says what is switched.
        parts = parts.FindAll(part => part.EndsWith("ing", StringComparison.Ordinal) || part.EndsWith("ed", StringComparison.Ordinal))
            is { Count: > 0 } verbs ? verbs : [.. parts.Take(1)];
        string stem = StemOf(words[i]);
        int article = i > 0 && words[i - 1] is "the" or "any" or "a" ? 1 : 0;
        bool isOff = i > article && words[i - 1 - article] is "without" or "no";
        return parts.Exists(part => StemOf(part) == stem) ? !isOff
            : parts.Exists(part => "un" + StemOf(part) == stem || StemOf(part) == "un" + stem) ? false
            : null;
    }

    /// <summary>The part that forms of a word such as "tied" and "tying", or "clipped" and "clips", have in common.</summary>
    private static string StemOf(string word)
    {
        string? end = Array.Find(_ends, one => word.Length > one.Length + 1 && word.EndsWith(one, StringComparison.Ordinal));
        string stem = word.Substring(0, word.Length - (end?.Length ?? 0));
        stem = stem.Length > 3 && stem[stem.Length - 1] == stem[stem.Length - 2] ? stem.Substring(0, stem.Length - 1) : stem;
        return stem.EndsWith("y", StringComparison.Ordinal) ? stem.Substring(0, stem.Length - 1) + "i" : stem;
    }
}
