using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares a level with every other level, as in "16 has a lower loss than every other batch size", and whose
/// code leaves a level out.
/// </summary>
internal static class ClaimRivalsRule
{
    private static readonly HashSet<string> _every = ["every", "any", "each", "all"];

    private static readonly HashSet<string> _larger = ["larger", "bigger", "higher", "greater", "longer", "wider", "deeper"];

    private static readonly HashSet<string> _smaller = ["smaller", "lower", "shorter", "narrower", "shallower"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove" or "IsNoWorseThan" or "IsBestOf")
            || ClaimTextRule.AssertedOf(call) is not var (axis, first, second, _) || axis.Levels.Count < 3 || first is not [var level])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var rivals = axis.Levels.Select(one => one.Value).OfType<object>().Where(one => !Equals(one, level)).ToList();
        for (int i = 1; i + 1 < words.Count; i++)
        {
            if (!_every.Contains(words[i]) || !IsOpposing(words, i)
                || RivalsAt(words, i + 1, axis, level, rivals) is not { Count: > 1 } meant)
            {
                continue;
            }

            var missing = meant.Where(rival => !second.Contains(rival)).ToList();
            return missing.Count == 0 ? null
                : ClaimTextRule.Finding(
                    call,
                    $"'{string.Join(" ", words.Skip(i).Take(3))}'",
                    $"{call.Method} leaves out {Sentence.AllOf(missing.Select(one => LevelName.Of(one, axis.LevelType)))}",
                    remedy: $"name all levels of '{axis.Property.Name}' in the code");
        }

        return null;
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
        return !isNamed ? null
            : isOther ? rivals
            : !LevelNumber.Is(level) || !rivals.TrueForAll(rival => LevelNumber.Is(rival)) ? null
            : _larger.Contains(words[i]) ? rivals.FindAll(rival => LevelNumber.Of(rival) > LevelNumber.Of(level))
            : _smaller.Contains(words[i]) ? rivals.FindAll(rival => LevelNumber.Of(rival) < LevelNumber.Of(level))
            : null;
    }
}
