using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text is about every level of an axis, as in "at each of the four learning rates", and whose code reads one level.
/// </summary>
internal static class ClaimEveryRule
{
    private static readonly HashSet<string> _every = ["each", "every", "all", "any", "whatever", "whichever"];

    /// <summary>Words before "every" that make it a condition of both sides.</summary>
    private static readonly HashSet<string> _conditions = ["at", "for", "with", "under", "in", "across", "over"];

    /// <summary>Words before a condition that deny it, or that are about how another setting was chosen.</summary>
    private static readonly HashSet<string> _aside =
    [
        "not", "never", "no", "n't", "tuned", "chosen", "selected", "picked", "optimized", "scaled", "best", "own", "set", "average",
        "averaged", "mean", "means", "almost", "nearly",
    ];

    /// <summary>Singular nouns that count parts of a run or a model, and not levels.</summary>
    private static readonly HashSet<string> _parts =
        ["token", "step", "sequence", "layer", "head", "parameter", "weight", "byte", "epoch", "seed", "run", "window", "update"];

    /// <summary>Words that may follow the name of an axis. Others, as in "every learning rate grid", change its meaning.</summary>
    private static readonly HashSet<string> _following =
    [
        "a", "an", "the", "one", "two", "and", "from", "between", "it", "both", "there", "is", "are", "has", "have", "tested", "here", "of",
    ];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Left is not { Arms: { Count: > 0 } lefts } || call.Rights.Any(right => right.Arms is null))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var arms = lefts.Concat(call.Rights.SelectMany(right => right.Arms!)).ToList();
        foreach (AxisDeclaration axis in lefts[0].Levels.Keys.Where(axis => axis.TunedPer is null && axis.Levels.Count > 1))
        {
            object level = lefts[0].Levels[axis];
            if (arms.TrueForAll(arm => Equals(arm.Levels[axis], level)) && SaysEvery(words, axis.Property.Name) is { } said)
            {
                return ClaimFinding.Of(
                    call,
                    $"'{said}'",
                    $"{call.Method} reads only {axis.Property.Name} = {LevelName.Of(level, axis.LevelType)}",
                    remedy: $"compare the sides at every level of '{axis.Property.Name}', joined with '&'");
            }
        }

        return null;
    }

    /// <summary>The phrase that names every level of an axis, such as "at every learning rate"; null without one.</summary>
    private static string? SaysEvery(IReadOnlyList<string> words, string axis)
    {
        for (int i = 0; i < words.Count; i++)
        {
            bool isWhatever = words[i] is "whatever" or "whichever"
                || (words[i] is "regardless" or "independent" or "independently" or "irrespective" && At(i + 1) == "of")
                || (words[i] == "no" && At(i + 1) == "matter");
            int begin = isWhatever ? i : i - 1;
            if ((!_every.Contains(words[i]) && !isWhatever) || begin < 0 || (!isWhatever && !_conditions.Contains(words[begin]))
                || words.Skip(begin - 3).Take(Math.Min(begin, 3)).Any(word => _aside.Contains(word) || ClaimWords.IsNegated(word)))
            {
                continue;
            }

            int noun = i + 1;
            while (noun < words.Count && noun < i + 4
                && (words[noun] is "of" or "the" or "one" or "tested" or "matter" or "which" || StatedNumber.OfWord(words[noun]) is not null
                    || ClaimNumbers.Of(words[noun]) is not null))
            {
                noun++;
            }

            if (noun < words.Count && !IsPart(words, noun) && EndOfName(words, noun, axis) is { } end)
            {
                return string.Join(" ", words.Skip(begin).Take(end - begin));
            }
        }

        return null;

        // "Each batch" is a part of a run, and "each batch size" a level.
        static bool IsPart(IReadOnlyList<string> words, int noun) => _parts.Contains(words[noun].TrimEnd('s'))
            || (words[noun] == "batch" && !(noun + 1 < words.Count && words[noun + 1] is "size" or "sizes"))
            || (words[noun] == "rate" && words[noun - 1] == "any");

        string At(int place) => place < words.Count ? words[place] : "";
    }

    /// <summary>The place after the words that name an axis, such as "learning rates" or "batch sizes"; null for other words.</summary>
    private static int? EndOfName(IReadOnlyList<string> words, int at, string axis)
    {
        var parts = ClaimWords.PartsOf(axis).ToList();
        int end = at;
        int part = 0;
        while (end < words.Count && part < parts.Count && (words[end] == parts[part] || words[end] == parts[part] + "s"
            || words[end] == parts[part] + "es"))
        {
            end++;
            part++;
        }

        if (end == at && words[at] != "size" && ClaimNumbers.IsNoun(words[at], axis))
        {
            end++;                                          // "rate" for LearningRate, and "width" for HiddenSize
        }

        return end > at && (end == words.Count || !char.IsLetter(words[end][0]) || _following.Contains(words[end])) ? end : null;
    }
}
