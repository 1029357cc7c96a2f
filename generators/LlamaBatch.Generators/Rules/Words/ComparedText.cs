using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A text that compares levels of an axis.</summary>
internal sealed class ComparedText
{
    private static readonly HashSet<string> _large = ["large", "larger", "big", "bigger", "high", "higher", "more", "long", "longer"];
    private static readonly HashSet<string> _small = ["small", "smaller", "low", "lower", "fewer", "short", "shorter"];

    /// <summary>What adjectives may describe beside a level of an axis, as in "a wider range" or "as wide as".</summary>
    private static readonly HashSet<string> _described =
        ["range", "gap", "span", "margin", "spread", "as", "than", "at", "with", "for", ","];

    private static readonly string[] _depths = ["layers", "depth", "numlayers", "nlayers"];
    private static readonly string[] _widths = ["hiddensize", "width", "hidden", "dim"];

    private static readonly string[] _lengths =
        ["length", "sequencelength", "context", "contextlength", "window", "seqlen", "blocksize"];

    /// <summary>Adjectives that describe a level without naming the axis, such as "deeper" for more layers.</summary>
    private static readonly Dictionary<string, (string[] Axes, bool IsLarge)> _adjectives = new(StringComparer.Ordinal)
    {
        ["deeper"] = (_depths, true),
        ["shallower"] = (_depths, false),
        ["deep"] = (_depths, true),
        ["shallow"] = (_depths, false),
        ["wider"] = (_widths, true),
        ["narrower"] = (_widths, false),
        ["long"] = (_lengths, true),
        ["longer"] = (_lengths, true),
        ["short"] = (_lengths, false),
        ["shorter"] = (_lengths, false),
        ["wide"] = (_widths, true),
        ["narrow"] = (_widths, false),
    };

    /// <summary>The beginnings of words that switch a setting off, as in "removing the warm-up".</summary>
    private static readonly string[] _leaving =
        ["zero", "remov", "skip", "drop", "disabl", "omit", "absence", "lack", "turning", "switching", "leaving", "abandon"];

    /// <summary>Words before a multiple or a share that is no level, as in "at half of the run" and "by at least twice".</summary>
    private static readonly HashSet<string> _outside =
        ["least", "most", "than", "by", "last", "first", "at", "after", "over", "until", "in", "the", "other", "of", "to", "from", "only"];

    /// <summary>Words before the side that a comparative is about, as in "faster in bfloat16".</summary>
    private static readonly HashSet<string> _placing = ["in", "with", "at", "for", "under", "using"];

    private readonly IReadOnlyList<string> _words;
    private readonly bool?[] _sides;
    private readonly string _metric;
    private readonly HashSet<int> _describing = [];

    /// <summary>Reads a text.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="axes">The axes in which the two compared sides differ, with the levels of both.</param>
    /// <param name="metric">The name of the compared metric. "Twice the memory" is no level in a claim about memory.</param>
    public ComparedText(
        IReadOnlyList<string> words, IReadOnlyList<(AxisDeclaration Axis, List<object> First, List<object> Second)> axes, string metric)
    {
        _words = words;
        _sides = new bool?[words.Count];
        _metric = metric;
        foreach (var (axis, first, second) in axes)
        {
            Read(axis, first, second);
        }
    }

    private void Read(AxisDeclaration axis, List<object> first, List<object> second)
    {
        bool isNumeric = axis.LevelType.TypeKind != TypeKind.Enum && first.Concat(second).All(LevelNumber.Is);
        double[] firsts = isNumeric ? [.. first.Select(LevelNumber.Of)] : [];
        double[] seconds = isNumeric ? [.. second.Select(LevelNumber.Of)] : [];
        bool? isFirstLarge = !isNumeric ? null
            : firsts.Min() > seconds.Max() ? true
            : firsts.Max() < seconds.Min() ? false
            : null;
        string name = axis.Property.Name;
        bool? isFirstOn = !isNumeric ? null
            : Array.TrueForAll(seconds, level => level == 0) ? true
            : Array.TrueForAll(firsts, level => level == 0) ? false
            : null;
        double? ratio = isFirstLarge is null || first.Count > 1 || second.Count > 1 ? null
            : Math.Max(firsts[0], seconds[0]) / Math.Min(firsts[0], seconds[0]);
        BeginsWithOther |= isNumeric && _words.Count > 0 && LevelMentions.At(_words, 0, axis) is { } begun
            && !first.Contains(begun) && !second.Contains(begun);
        for (int i = 0; i < _words.Count; i++)
        {
            bool? isFirst = Find(first, i) ? true : Find(second, i) ? false : null;
            if (isFirstLarge is { } large && (SizeAt(i, name) ?? (isFirst is null ? MultipleAt(i, ratio) : null)) is { } isLarge)
            {
                isFirst = isLarge == large;
                _describing.Add(i);
            }

            // "With momentum" beside a level of 0.
            _sides[i] ??= isFirst ?? (isFirstOn is { } on && IsSwitchedOn(i, name) ? on : null);
        }

        // "From 64 on" and "from 64 to 256" name the ends of a trend, and not its subject.
        bool Find(List<object> levels, int i) =>
            !(isNumeric && i > 0
                && (_words[i - 1] is "from" or "beyond" or "past" || (_words[i - 1] == "to" && _words.Take(i).Contains("from"))))
            && LevelMentions.At(_words, i, axis) is { } level && levels.Contains(level);
    }

    /// <summary>Whether the text begins with a level that neither side has, as in "sixteen heads" beside a comparison of 8 and 4.</summary>
    public bool BeginsWithOther { get; private set; }

    /// <summary>Whether a word only describes a level, such as "larger" in "a larger batch".</summary>
    public bool IsAdjective(int i) => _describing.Contains(i);

    /// <summary>The sides that the text names, in the order of the text, each with its position.</summary>
    public IEnumerable<(int Place, bool IsFirst)> Mentions =>
        from i in Enumerable.Range(0, _sides.Length) where _sides[i] is not null select (i, _sides[i]!.Value);

    /// <summary>Whether a word such as "none" or "without" names a level, alone or with the next word.</summary>
    public bool Names(int i) => _sides[i] is not null
        || (_words[i] == "no" && i + 1 < _words.Count && _sides[i + 1] is not null && !IsAdjective(i + 1));

    /// <summary>Whether the subject of a comparative adjective is the first side of the comparison; null if it is not clear.</summary>
    public bool? SubjectOf(int i)
    {
        bool isMultiple = _words[i] is "twice" or "double" or "times" or "half";
        int than = Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "than" or "that" && !IsMargin(j));
        than = than > 0 ? than : Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "against" or "versus");
        // "Beats 64" and "is beaten by 64".
        than = than == 0 && DirectionWords.IsWinning(_words, i) is { } isActive ? isActive ? i : i + 1 : than;
        // "Twice the memory of 8".
        than = than == 0 && isMultiple
            ? Enumerable.Range(i + 2, Math.Max(0, _words.Count - i - 2)).LastOrDefault(
                j => _words[j] == "of" && Sides(j + 1, _words.Count).Length > 0)
            : than;
        bool[] before = Sides(0, i);
        if (than == 0)
        {
            int end = Enumerable.Range(i, _words.Count - i).FirstOrDefault(j => _words[j] is "," or ":" or "(" or "from");
            end = end == 0 ? _words.Count : end;
            // "A step is faster in bfloat16".
            if (before.Length == 0 && i + 1 < _words.Count && _placing.Contains(_words[i + 1])
                && Sides(i + 2, end).Distinct().ToList() is [var placed])
            {
                return placed;
            }

            return before.Distinct().ToList() is [var only]
                && Sides(i + 1, end).All(side => side == only) ? only : null;
        }

        bool[] between = than > i ? Sides(i + 1, than) : [];
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
        && (ClaimNumbers.Of(_words[than + 1].TrimEnd('%')) is not null || ClaimNumbers.IsMargin(_words, than + 1));

    private bool[] Sides(int from, int to) => [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(i => _sides[i]).OfType<bool>()];

    /// <summary>Whether a word says that the axis has a large or a small level, as "larger" in "a larger batch".</summary>
    private bool? SizeAt(int i, string axis)
    {
        string plain = axis.Replace("_", "").ToLowerInvariant();
        if (_adjectives.TryGetValue(_words[i], out (string[] Axes, bool IsLarge) adjective) && adjective.Axes.Contains(plain)
            && i + 1 < _words.Count && !_described.Contains(_words[i + 1]))
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
            && _words.Skip(i + 1).Take(2).TakeWhile(word => word is not ("than" or "without"))
                .Any(word => ClaimWords.PartsOf(axis).Any(part => word == part || word == part + "s" || word == part + "es"))
            ? isLarge
            : null;
    }

    /// <summary>Whether a word names an axis without a level, as in "weight decay lowers the loss".</summary>
    private bool IsSwitchedOn(int i, string axis)
    {
        string before = i > 0 ? _words[i - 1] : "";
        string after = i + 1 < _words.Count ? _words[i + 1] : "";
        bool isLast = !ClaimNumbers.IsNoun(after, axis);
        int start = i > 0 && (ClaimNumbers.IsNoun(before, axis) || LevelMentions.IsModifier(before)) ? i - 2 : i - 1;
        string article = start >= 0 ? _words[start] : "";
        bool isLeftOut = after is "off" or "out" || _words.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3))
            .Any(word => _leaving.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)));
        return isLast && !isLeftOut && ClaimNumbers.IsNoun(_words[i], axis) && after is not ("of" or "is" or "at" or "that")
            && article is not ("no" or "without" or "the" or "any" or "than" or "half" or "less" or "more" or "longer" or "shorter")
            && ClaimNumbers.Of(article.TrimEnd('%')) is null && article is not ("%" or "steps" or "percent");
    }

    /// <summary>
    /// Whether a word names the larger of two levels (true), as in "four times the text" if one level is four times the other, or the
    /// smaller (false), as in "a quarter of the text".
    /// </summary>
    private bool? MultipleAt(int i, double? ratio)
    {
        string word = _words[i];
        string before = i > 0 ? _words[i - 1] : "";
        double? multiple = word is "twice" or "double" ? 2
            : word == "times" && i > 0 ? StatedNumber.OfWord(before) ?? ClaimNumbers.Of(before)
            : word.EndsWith("fold", StringComparison.Ordinal) ? StatedNumber.OfWord(word.Substring(0, word.Length - 4))
            : StatedNumber.ShareOfWord(word) is { } share ? share
            : null;
        int start = word == "times" ? i - 1 : i;
        int next = i + 1;
        while (next < _words.Count && _words[next] is "of" or "the" or "as" or "many" or "much" or "it" or "that")
        {
            next++;
        }

        return multiple is not { } times || ratio is not { } actual || next == i + 1 && !word.EndsWith("fold", StringComparison.Ordinal)
            || (start > 0 && _outside.Contains(_words[start - 1]))
            || (next < _words.Count && MetricWords.SignOf(_words[next], _metric) is not null) ? null
            : Math.Abs(times - actual) < 1e-6 * actual ? true
            : Math.Abs((times * actual) - 1) < 0.005 ? false
            : null;
    }
}
