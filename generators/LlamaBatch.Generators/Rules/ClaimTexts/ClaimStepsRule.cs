using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says what happens from each level to the next, as in "each doubling of the batch raises the loss", and whose
/// code compares two levels with others between them.
/// </summary>
internal static class ClaimStepsRule
{
    private static readonly HashSet<string> _multiples = ["doubling", "quadrupling", "halving", "tripling"];

    /// <summary>Words in texts about the sum or the mean of all steps, or about a limit.</summary>
    private static readonly HashSet<string> _aside = ["average", "mean", "total", "altogether", "not", "never"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call is not { Method: "IsBelow" or "IsAbove", Left.Arms: [_], Rights: [{ Arms: [_] }] }
            || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _)
            || axis.LevelType.TypeKind == TypeKind.Enum || !axis.Levels.All(level => LevelNumber.Is(level)))
        {
            return null;
        }

        double one = LevelNumber.Of(first[0]);
        double other = LevelNumber.Of(second[0]);
        var between = axis.Levels.Select(level => LevelNumber.Of(level.Value!))
            .Where(level => level > Math.Min(one, other) && level < Math.Max(one, other)).ToList();
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        int said = Enumerable.Range(0, Math.Max(0, words.Count - 1))
            .Where(i => words[i] is "each" or "every" && _multiples.Contains(words[i + 1])
                // "Each doubling of the text" is about another quantity.
                && (i + 2 >= words.Count || words[i + 2] != "of"
                    || words.Skip(i + 3).Take(5).Any(word => ClaimNumbers.IsNoun(word, axis.Property.Name))))
            .DefaultIfEmpty(-1).First();
        return between.Count > 0 && said >= 0 && !words.Any(_aside.Contains)
            ? ClaimFinding.Of(
                call,
                $"'{words[said]} {words[said + 1]}'",
                $"{call.Method} compares {LevelName.Of(first[0], axis.LevelType)} and {LevelName.Of(second[0], axis.LevelType)} only, not "
                    + $"{Sentence.AllOf(between.Select(level => LevelName.Of(level, null)))} between them",
                remedy: $"name all levels and write {((one > other) == (call.Method == "IsAbove") ? "IsIncreasing" : "IsDecreasing")}")
            : null;
    }
}
