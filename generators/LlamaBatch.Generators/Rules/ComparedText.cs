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
        bool Find(List<object> levels, int i) =>
            !(isNumeric && i > 0
                && (words[i - 1] is "from" or "beyond" or "past" || (words[i - 1] == "to" && words.Take(i).Contains("from"))))
            && LevelMentions.At(words, i, axis) is { } level && levels.Contains(level);
    }

    /// <summary>Whether a word only describes a level, such as "larger" in "a larger batch".</summary>
    public bool IsAdjective(int i) => _describing.Contains(i);

    /// <summary>The sides that the text names, in the order of the text, each with its position.</summary>
    public IEnumerable<(int Place, bool IsFirst)> Mentions =>
        from i in Enumerable.Range(0, _sides.Length) where _sides[i] is not null select (i, _sides[i]!.Value);

    /// <summary>Whether a word such as "none" or "without" names a level, alone or with the next word.</summary>
    public bool Names(int i) => _sides[i] is not null || (_words[i] == "no" && i + 1 < _words.Count && _sides[i + 1] is not null);

    /// <summary>Whether the subject of a comparative adjective is the first side of the comparison; null if it is not clear.</summary>
    public bool? SubjectOf(int i)
    {
        int than = Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "than" or "that" && !IsMargin(j));
        than = than > 0 ? than : Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "against" or "versus");
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
            // "One sequence trains fewer tokens than 32": the other side is the subject.
            : after.Distinct().ToList() is [var other] ? !other
            : null;
        return subject is { } isFirst && (after.Length > 0 ? after[0] != isFirst : before.Concat(between).Distinct().Count() == 1)
            ? isFirst
            : null;
    }

    /// <summary>Whether "than" limits a number that is no level, as in "by more than 0.02".</summary>
    private bool IsMargin(int than) => than + 1 < _words.Count && _sides[than + 1] is null
        && ClaimNumbers.Of(_words[than + 1].TrimEnd('%')) is not null;

    private bool[] Sides(int from, int to) => [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(i => _sides[i]).OfType<bool>()];

    /// <summary>Whether a word says that the axis has a large or a small level, as "larger" in "a larger batch".</summary>
    private bool? SizeAt(int i, string axis)
    {
        string plain = axis.Replace("_", "").ToLowerInvariant();
        if (_adjectives.TryGetValue(_words[i], out (string[] Axes, bool IsLarge) adjective) && adjective.Axes.Contains(plain))
        {
            return adjective.IsLarge;
        }

        string next = i + 1 < _words.Count ? _words[i + 1] : "";
        next = next is "further" or "additional" or "added" && i + 2 < _words.Count ? _words[i + 2] : next;
        if (_words[i] is "each" or "every" && (next == "doubling" || ClaimNumbers.IsNoun(next, axis)))
        {
            return true;
        }

        bool isLarge = _large.Contains(_words[i]);
        return (isLarge || _small.Contains(_words[i]))
            && _words.Skip(i + 1).Take(2).Any(word => ClaimWords.PartsOf(axis).Any(part => word == part || word == part + "s"
                || word == part + "es"))
            ? isLarge
            : null;
    }

    private static double Number(object level) => Convert.ToDouble(level, CultureInfo.InvariantCulture);
}
