using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares a level with every other level, as in "16 has a lower loss than every other batch size", and whose
/// code leaves one out.
/// </summary>
internal static class ClaimRivalsRule
{
    /// <summary>Phrases for every other level.</summary>
    private static readonly string[][] _all =
    [
        ["of", "all"], ["among", "all"], ["than", "all"], ["than", "any", "other"], ["than", "every", "other"],
        ["than", "each", "of", "the", "other"], ["than", "the", "others"], ["than", "each", "other"],
    ];

    private static readonly HashSet<string> _limiting = ["up", "above", "between", "that", "which", "except", "but"];

    private static readonly HashSet<string> _every = ["every", "any", "each", "all"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove" or "IsNoWorseThan" or "IsBestOf")
            || call.Left is not { Arms: [var left] } || call.Rights is not [{ Arms: { Count: > 0 } rights }]
            || left.Levels.Keys.Where(axis => rights.Any(arm => !Equals(arm.Levels[axis], left.Levels[axis]))).ToList()
                is not [{ TunedPer: null } only])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        object level = left.Levels[only];
        var compared = rights.Select(arm => arm.Levels[only]).Distinct().ToList();
        var rivals = only.Levels.Select(one => one.Value).OfType<object>().Where(one => !Equals(one, level)).ToList();
        if (compared.Count > 1 && !words.Any(ClaimWords.IsNegated)
            && Array.Find(_all, phrase => Enumerable.Range(0, words.Count)
                .Any(i => ClaimWords.IsAt(words, i, phrase))) is { } said)
        {
            return Finding(said, rivals);
        }

        for (int i = 1; i + 1 < words.Count; i++)
        {
            if (!_every.Contains(words[i]) || !IsOpposing(words, i)
                || RivalsAt(words, i + 1, only, level, rivals) is not { Count: > 1 } meant)
            {
                continue;
            }

            return Finding(words.Skip(i).Take(3), meant);
        }

        return null;

        Diagnostic? Finding(IEnumerable<string> phrase, List<object> meant) =>
            meant.Where(rival => !compared.Contains(rival)).Select(rival => LevelName.Of(rival, only.LevelType)).ToList()
                is { Count: > 0 } absent
            ? ClaimFinding.Of(
                call, $"'{string.Join(" ", phrase)}'", $"the code leaves out {Sentence.AllOf(absent)}", remedy: "add them to the code")
            : null;
    }

    /// <summary>Whether the words before "every" compare with what follows, as "than at" does.</summary>
    private static bool IsOpposing(IReadOnlyList<string> words, int i) =>
        words.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3)).Any(word => word is "than" or "against" or "beats" or "beat" or "outperforms");

    /// <summary>The levels that "other widths" or "larger batch" names; null for other words.</summary>
    private static List<object>? RivalsAt(
        IReadOnlyList<string> words, int i, AxisDeclaration axis, object level, List<object> rivals)
    {
        i += words[i] == "of" ? 1 : 0;
        i += i < words.Count && words[i] == "the" ? 1 : 0;
        if (i >= words.Count)
        {
            return null;
        }

        bool isOther = words[i] is "other" or "others";
        bool isNamed = words[i] == "others" || (i + 1 < words.Count && (ClaimNumbers.IsNoun(words[i + 1], axis.Property.Name)
            || words[i + 1] is "one" or "level" or "levels"
            || (i + 2 < words.Count && ClaimNumbers.IsNoun(words[i + 2], axis.Property.Name))));
        // "Every larger batch up to 64" and "any other batch that trains" leave levels out.
        return !isNamed || words.Skip(i + 1).Any(word => _limiting.Contains(word)) || axis.LevelType.TypeKind == TypeKind.Enum && !isOther
            ? null
            : isOther ? rivals
            : !LevelNumber.Is(level) || !rivals.TrueForAll(rival => LevelNumber.Is(rival)) ? null
            : DirectionWords.IsLarger(words[i]) is not { } isLarger ? null
            : rivals.FindAll(rival => isLarger ? LevelNumber.Of(rival) > LevelNumber.Of(level)
                : LevelNumber.Of(rival) < LevelNumber.Of(level));
    }
}
