using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares one metric and whose code compares another, as in "a lower validation loss" beside
/// <c>TrainLoss</c>.
/// </summary>
internal static class ClaimMetricRule
{
    /// <summary>The phrases by which texts name a metric, and all accessors that each phrase may mean.</summary>
    private static readonly (string[] Phrase, string[] Accessors)[] _phrases =
    [
        (["validation", "loss"], ["ValidationLoss"]),
        (["held-out", "loss"], ["ValidationLoss"]),
        (["training", "loss"], ["TrainLoss", "SeenLoss"]),
        (["train", "loss"], ["TrainLoss", "SeenLoss"]),
        (["generalization", "gap"], ["GeneralizationGap"]),
        (["accuracy"], ["Accuracy", "AccuracyJitter"]),
        (["gradient", "norm"], ["GradientNorm"]),
        (["memory"], ["PeakMemory", "MemoryBytes"]),
        (["throughput"], ["TokensPerSecond", "ModelFlopsUtilization"]),
        (["tokens", "per", "second"], ["TokensPerSecond"]),
    ];

    private static readonly HashSet<string> _comparatives =
    [
        "higher", "larger", "greater", "more", "lower", "smaller", "less", "fewer", "better", "worse", "same", "raises", "lowers",
        "increases", "reduces", "decreases",
    ];

    /// <summary>Words that may stand between a comparative and its noun.</summary>
    private static readonly HashSet<string> _between = ["the", "final", "mean", "peak", "average", "its"];

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (call.Left is not { } left || left.Budget.StartsWith("ToTarget", StringComparison.Ordinal)
            || left.Budget.StartsWith("Matched", StringComparison.Ordinal)
            || call.Rights.Any(right => right.Accessor.Name != left.Accessor.Name))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        string compared = left.Accessor.Name;
        var said = _phrases.Where(one => Enumerable.Range(0, words.Count).Any(i => IsCompared(words, i, one.Phrase))).ToList();
        return said is [var phrase] && !phrase.Accessors.Contains(compared)
            // The text may name the metric that is read in another place.
            && !_phrases.Any(one => one.Accessors.Contains(compared)
                && Enumerable.Range(0, words.Count).Any(i => IsAt(words, i, one.Phrase)))
            && phrase.Accessors.FirstOrDefault(one => one == "MemoryBytes" ? left.Accessor.ReturnType.Name == "Quantities"
                : experiment.Metrics.Any(metric => metric.Type.Name == one && MetricRange.IsOurs(metric.Type))) is { } meant
            ? ClaimTextRule.Finding(
                call,
                $"that '{string.Join(" ", phrase.Phrase)}' is compared",
                $"the code compares {compared}",
                remedy: $"write {meant} in the code")
            : null;
    }

    /// <summary>Whether a phrase follows a comparative, as in "a lower final validation loss".</summary>
    private static bool IsCompared(IReadOnlyList<string> words, int i, string[] phrase)
    {
        int before = i - 1;
        while (before > 0 && _between.Contains(words[before]))
        {
            before--;
        }

        return before >= 0 && _comparatives.Contains(words[before]) && IsAt(words, i, phrase)
            // "At the same memory" is a condition.
            && !(words[before] == "same" && before > 1 && words[before - 1] == "the"
                && words[before - 2] is "at" or "with" or "for" or "in" or "after");
    }

    private static bool IsAt(IReadOnlyList<string> words, int i, string[] phrase) =>
        phrase.Select((word, j) => i + j < words.Count && (words[i + j] == word || words[i + j] == word + "es")).All(isSame => isSame);
}
