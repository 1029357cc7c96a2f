using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A text that compares levels of an axis.</summary>
internal sealed class ComparedText
{
    private static readonly HashSet<string> _large = ["large", "larger", "big", "bigger", "high", "higher", "more"];
    private static readonly HashSet<string> _small = ["small", "smaller", "low", "lower", "fewer"];

    /// <summary>Adjectives that describe a level without naming the axis, such as "deeper" for more layers.</summary>
    private static readonly Dictionary<string, (string[] Axes, bool IsLarge)> _adjectives = new(StringComparer.Ordinal)
    {
        ["deeper"] = (["layers", "depth", "numlayers", "nlayers"], true),
        ["shallower"] = (["layers", "depth", "numlayers", "nlayers"], false),
        ["wider"] = (["hiddensize", "width", "hidden", "dim"], true),
        ["narrower"] = (["hiddensize", "width", "hidden", "dim"], false),
    };

    /// <summary>Words in the name of a Boolean axis that switches something off.</summary>
    private static readonly HashSet<string> _opposites = ["no", "not", "non", "without", "off", "skip", "drop", "disable", "disabled"];

    /// <summary>Words in the name of a Boolean axis that do not say what it switches.</summary>
    private static readonly HashSet<string> _fillers =
        ["is", "are", "has", "have", "use", "uses", "using", "with", "the", "of", "in", "on", "at", "to", "by", "enable", "enabled"];

    private static readonly string[] _ends = ["ing", "ed", "es", "e", "s"];

    private readonly IReadOnlyList<string> _words;
    private readonly bool?[] _sides;
    private readonly HashSet<int> _describing = [];

    public ComparedText(IReadOnlyList<string> words, AxisDeclaration axis, List<object> first, List<object> second)
    {
        _words = words;
        _sides = new bool?[words.Count];
        bool isNumeric = axis.LevelType.TypeKind != TypeKind.Enum && first.Concat(second).All(ClaimTextRule.IsNumber);
        double[] firsts = isNumeric ? [.. first.Select(Number)] : [];
        double[] seconds = isNumeric ? [.. second.Select(Number)] : [];
        bool? isFirstLarge = !isNumeric ? null
            : firsts.Min() > seconds.Max() ? true
            : firsts.Max() < seconds.Min() ? false
            : null;
        string name = axis.Property.Name;
        for (int i = 0; i < words.Count; i++)
        {
            bool? isFirst = Find(first, i) ? true : Find(second, i) ? false : null;
            if (isFirstLarge is { } large && SizeAt(i, name) is { } isLarge)
            {
                isFirst = isLarge == large;
                _describing.Add(i);
            }

            _sides[i] = isFirst;
        }

        // "From 64 on" and "from 64 to 256" name the ends of a trend, and not its subject.
        bool Find(List<object> levels, int i) => isNumeric
            ? !(i > 0 && (words[i - 1] is "from" or "beyond" or "past" || (words[i - 1] == "to" && words.Take(i).Contains("from"))))
                && ClaimNumbers.At(words, i, name) is { } number && levels.Any(level => Number(level).Equals(number))
            : axis.LevelType.SpecialType == SpecialType.System_Boolean
            ? SwitchAt(words[i], name) is { } isOn && levels.Contains(isOn)
            : levels.Any(level => LevelWord(level, axis) == words[i].Replace("-", ""));
    }

    /// <summary>Whether a word only describes a level, such as "larger" in "a larger batch".</summary>
    public bool IsAdjective(int i) => _describing.Contains(i);

    /// <summary>Whether the subject of a comparative adjective is the first side of the comparison; null if it is not clear.</summary>
    public bool? SubjectOf(int i)
    {
        int than = Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "than" or "that");
        bool[] before = Sides(0, i);
        if (than == 0)
        {
            int end = Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "," or ":" or "(" or "from");
            return before.Distinct().ToList() is [var only]
                && Sides(i + 1, end == 0 ? _words.Count : end).All(side => side == only) ? only : null;
        }

        bool[] between = Sides(i + 1, than);
        bool[] after = Sides(than + 1, _words.Count);
        bool? subject = between.Length > 0 ? between.Distinct().ToList() is [var one] ? one : null
            : before.Length > 0 ? before[before.Length - 1]
            : null;
        return subject is { } isFirst && after.Length > 0 && after[0] != isFirst ? isFirst : null;
    }

    private bool[] Sides(int from, int to) => [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(i => _sides[i]).OfType<bool>()];

    /// <summary>
    /// Whether a word names a Boolean axis (true), as "tying" does for <c>Tied</c>, or its opposite (false), as "untied" does. Null for
    /// other words.
    /// </summary>
    private static bool? SwitchAt(string word, string axis)
    {
        var parts = ClaimWords.PartsOf(axis).Where(part => !_fillers.Contains(part)).ToList();
        if (parts.Exists(_opposites.Contains))
        {
            return null;
        }

        string stem = StemOf(word);
        return parts.Exists(part => StemOf(part) == stem) ? true
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

    /// <summary>Whether a word says that the axis has a large or a small level, as "larger" in "a larger batch".</summary>
    private bool? SizeAt(int i, string axis)
    {
        string plain = axis.Replace("_", "").ToLowerInvariant();
        if (_adjectives.TryGetValue(_words[i], out (string[] Axes, bool IsLarge) adjective) && adjective.Axes.Contains(plain))
        {
            return adjective.IsLarge;
        }

        bool isLarge = _large.Contains(_words[i]);
        return (isLarge || _small.Contains(_words[i]))
            && _words.Skip(i + 1).Take(2).Any(word => ClaimWords.PartsOf(axis).Any(part => word == part || word == part + "s"
                || word == part + "es"))
            ? isLarge
            : null;
    }

    private static string? LevelWord(object level, AxisDeclaration axis) =>
        (level as string ?? axis.LevelType.MemberOf(level)?.Name)?.Replace("-", "").ToLowerInvariant();

    private static double Number(object level) => Convert.ToDouble(level, CultureInfo.InvariantCulture);
}
