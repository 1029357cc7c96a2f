using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that the metric rises along an axis, as in "memory grows with the batch", and whose code asserts that it
/// falls, or the reverse.
/// </summary>
internal static class ClaimTrendRule
{
    private static readonly HashSet<string> _rising =
        ["rises", "rise", "grows", "grow", "increases", "increase", "climbs", "climb", "mounts"];

    private static readonly HashSet<string> _falling =
        ["falls", "fall", "drops", "drop", "decreases", "decrease", "shrinks", "shrink", "declines", "decline", "sinks", "sink"];

    /// <summary>Words of texts that go along the axis from its highest level, or that change the axis.</summary>
    private static readonly HashSet<string> _reversing =
    [
        "down", "downwards", "smaller", "shorter", "narrower", "shallower", "fewer", "halving", "halved", "smallest", "lowest", "less",
        "toward", "towards", "inverse", "inversely", "reverse", "slower", "slowly", "each", "every",
        "removed", "dropped", "cut", "split", "divided", "shared", "share", "shortened", "reduced", "lowered", "without",
    ];

    /// <summary>Words in texts about parts of a whole, which become smaller as their number grows.</summary>
    private static readonly HashSet<string> _splitting =
        ["micro-batch", "micro-batches", "parts", "pieces", "share", "shared", "split", "divided", "removed", "dropped"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsIncreasing" or "IsDecreasing") || call.Left is not { } left
            || ComparedLevels.OfOneAxis(call) is not var (axis, _, _, _))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        if (Correlative(words, left) is { } isCorrelated)
        {
            return Finding(call, axis, left, isCorrelated);
        }

        if (Lasting(words, left, axis) is { } isLonger)
        {
            return Finding(call, axis, left, isLonger);
        }

        var verbs = Enumerable.Range(0, words.Count).Where(i => IsRising(words[i]) is not null && !IsTransitive(words, i)).ToList();
        if (verbs is not [var verb] || SubjectSign(words, verb, left.Accessor.Name) is not { } sign
            || Enumerable.Range(0, words.Count).Any(i => (ClaimWords.IsTurning(words[i]) && !DirectionWords.KeepsDirection(words, i))
                || (_reversing.Contains(words[i]) && !IsSmallStep(words, i)))
            || IsBackward(words, axis))
        {
            return null;
        }

        return Finding(call, axis, left, IsRising(words[verb]) == sign);
    }

    private static Diagnostic? Finding(ClaimCall call, AxisDeclaration axis, ClaimSide left, bool isRising) =>
        isRising == (call.Method == "IsIncreasing") ? null
        : ClaimFinding.Of(
            call,
            $"that {left.Name} {(isRising ? "rises" : "falls")} with '{axis.Property.Name}'",
            $"{call.Method} asserts that it {(isRising ? "falls" : "rises")}",
            instead: isRising ? "IsIncreasing" : "IsDecreasing");

    /// <summary>
    /// Whether the metric rises along the axis in a text such as "the more layers, the longer a step takes"; null for other texts.
    /// </summary>
    private static bool? Correlative(IReadOnlyList<string> words, ClaimSide left)
    {
        int comma = words.ToList().IndexOf(",");
        if (comma < 2 || words[0] != "the" || words.Any(_splitting.Contains) || comma + 2 >= words.Count || words[comma + 1] != "the"
            || words.Any(ClaimWords.IsTurning))
        {
            return null;
        }

        bool? isUp = DirectionWords.IsLarger(words[1]);
        string second = words[comma + 2];
        bool? isHigher = left.Accessor.Name is "StepTime" or "Time" && second is "longer" or "shorter" ? second == "longer"
            : DirectionWords.At(words, comma + 2, left) switch
            {
                ClaimDirection.Higher => true,
                ClaimDirection.Lower => false,
                _ => null,
            };
        return isUp is { } up && isHigher is { } higher ? up == higher : null;
    }

    /// <summary>
    /// Whether the time rises along the axis in a text such as "a step takes longer with each layer"; null for other texts.
    /// </summary>
    private static bool? Lasting(IReadOnlyList<string> words, ClaimSide left, AxisDeclaration axis)
    {
        var said = Enumerable.Range(1, Math.Max(0, words.Count - 1)).Where(i => words[i - 1] is "take" or "takes" or "lasts" or "last"
            && (words[i] is "longer" or "shorter" || (words[i] is "more" or "less" && i + 1 < words.Count && words[i + 1] == "time")))
            .ToList();
        return left.Accessor.Name is "StepTime" or "Time" && said is [var at] && !words.Any(ClaimWords.IsTurning) && !words.Contains("than")
            && words.Skip(at + 1).Any(word => word is "each" or "every") && !IsBackward(words, axis)
            && Enumerable.Range(0, words.Count).All(i => !_reversing.Contains(words[i]) || IsSmallStep(words, i)
                || (words[i] is "each" or "every" && i + 1 < words.Count && ClaimNumbers.IsNoun(words[i + 1], axis.Property.Name)))
                ? words[at] is "longer" or "more"
                : null;
    }

    private static bool? IsRising(string word) => _rising.Contains(word) ? true : _falling.Contains(word) ? false : null;

    /// <summary>Whether a verb has an object, as in "a larger batch increases the loss".</summary>
    private static bool IsTransitive(IReadOnlyList<string> words, int verb) =>
        verb + 1 < words.Count && words[verb + 1] is "the" or "its" or "a" or "validation" or "training";

    /// <summary>
    /// Whether "each" or "every" is followed by a step upward, as in "with every doubling of the batch" or "from each width to the next".
    /// </summary>
    private static bool IsSmallStep(IReadOnlyList<string> words, int i) => words[i] is "each" or "every"
        && (IsNext(words, i) || words.Skip(i + 1).Take(2).Any(next => next is "doubling" or "quadrupling" or "step" or "level" or "size"
            || next.EndsWith("fold", StringComparison.Ordinal)));

    /// <summary>Whether "each" begins a step such as "from each width to the next".</summary>
    private static bool IsNext(IReadOnlyList<string> words, int i) => i > 0 && words[i - 1] == "from"
        && Enumerable.Range(i + 1, Math.Max(0, Math.Min(5, words.Count - i - 1))).Any(j => words[j] == "next" && words[j - 1] == "the"
            && (j + 1 == words.Count || words[j + 1] is "." or "," or "level" or "one" or "size" or "larger" or "higher"));

    /// <summary>Whether the subject of a verb is the metric (true) or falls as the metric rises (false).</summary>
    private static bool? SubjectSign(IReadOnlyList<string> words, int verb, string metric) =>
        words.Take(verb).Reverse().TakeWhile(word => word is not (":" or ";" or "," or "as" or "and")).Take(6)
            .Select(word => MetricWords.SignOf(word, metric)).FirstOrDefault(sign => sign is not null);

    /// <summary>Whether the text goes from a higher level to a lower one, as in "from 256 to 16".</summary>
    private static bool IsBackward(IReadOnlyList<string> words, AxisDeclaration axis)
    {
        int from = words.ToList().IndexOf("from");
        var levels = from < 0 ? [] : Enumerable.Range(from, words.Count - from)
            .Select(i => LevelMentions.At(words, i, axis)).Where(level => LevelNumber.Is(level)).Select(level => LevelNumber.Of(level!))
            .ToList();
        return levels.Count >= 2 && levels[0] > levels[1];
    }
}
