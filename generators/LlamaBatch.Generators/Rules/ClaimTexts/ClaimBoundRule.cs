using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that a value is above a number, and whose code asserts that it is below, or the reverse.
/// </summary>
internal static class ClaimBoundRule
{
    /// <summary>Factors between a number in a text and in code: shares in percent, and units such as GB, GiB, million and ms.</summary>
    private static readonly double[] _factors = [1, 100, 1e-3, 1e-6, 1e-9, 1.0 / 1024, 1.0 / (1 << 20), 1.0 / (1 << 30), 1e3, 1e6, 1e-12];

    private static readonly HashSet<string> _counted = ["steps", "seeds", "runs", "tokens", "sequences", "layers", "updates"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not { } number)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var said = new HashSet<bool>();
        for (int i = 1; i < words.Count; i++)
        {
            // A number of steps or seeds is no value of the metric, unless the metric counts them.
            if (NumberAt(words, i) is { } written && !(i + 1 < words.Count && _counted.Contains(words[i + 1])
                    && MetricWords.SignOf(words[i + 1], call.Left?.Accessor.Name ?? "") is null)
                && Array.Exists(_factors, factor => Math.Abs(written - (number * factor)) <= 1e-9 * written)
                && IsAbove(words, i) is { } isAbove)
            {
                said.Add(isAbove);
            }
        }

        // Fewer errors are a higher accuracy.
        bool isComplement = call.Left is { } left && words.Any(word => MetricWords.SignOf(word, left.Accessor.Name) == false
            || word.StartsWith("mis", StringComparison.Ordinal));
        return said.Count == 1 && !isComplement && said.Single() != (call.Method == "IsAbove")
            && !words.Any(word => ClaimWords.IsTurning(word) && word is not ("least" or "most" or "half" or "as" or "within"))
            ? ClaimFinding.Of(
                call,
                $"that the value is {(said.Single() ? "above" : "below")} {LevelName.Of(number, null)}",
                $"{call.Method} asserts that it is {(said.Single() ? "below" : "above")}",
                instead: said.Single() ? "IsAbove" : "IsBelow")
            : null;
    }

    /// <summary>The number that a word means: in digits, as in "a second", or as a share.</summary>
    private static double? NumberAt(IReadOnlyList<string> words, int i) =>
        ClaimNumbers.Of(words[i].TrimEnd('%')) ?? (words[i] is "a" or "an" && i + 1 < words.Count
            ? StatedNumber.ShareOfWord(words[i + 1]) ?? (words[i + 1] is "second" or "millisecond" or "gigabyte" or "megabyte" ? 1 : null)
            : StatedNumber.ShareOfWord(words[i]) ?? StatedNumber.OfWord(words[i]));

    /// <summary>Whether the words before a number make it a lower (true) or an upper bound (false).</summary>
    private static bool? IsAbove(IReadOnlyList<string> words, int i)
    {
        string before = words[i - 1];
        return i > 1 && before == "than" ? DirectionWords.IsHigher(words[i - 2])
            : i > 1 && words[i - 2] == "at" && before is "least" or "most" ? before == "least"
            : before is "above" or "over" or "exceeds" ? true
            : before is "below" or "under" ? false
            : null;
    }
}
