using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports Pareto claims that cannot be decided, such as those of one metric, and those whose list lacks a metric that their text names.
/// </summary>
internal static class ParetoRule
{
    /// <summary>The nouns by which a text names the metrics of a compromise, each with the metrics that it may mean.</summary>
    private static readonly (string Word, string[] Metrics)[] _nouns =
    [
        ("loss", ["ValidationLoss", "TrainLoss", "SeenLoss", "BitsPerByte"]),
        ("accuracy", ["Accuracy"]),
        ("throughput", ["TokensPerSecond", "StepTime", "ModelFlopsUtilization"]),
        ("speed", ["TokensPerSecond", "StepTime"]),
        ("memory", ["PeakMemory"]),
    ];

    /// <summary>Words by which a text leaves a metric out, or bounds it.</summary>
    private static readonly HashSet<string> _aside =
        ["without", "regardless", "whatever", "ignoring", "fit", "fits", "except", "same", "equal"];

    public static Diagnostic? Check(ParetoFront front, ExperimentDeclaration experiment)
    {
        if (front.Metrics is not { Count: > 0 } metrics)
        {
            return null;
        }

        string method = front.Call.TargetMethod.Name;
        Location place = front.Call.Syntax.GetLocation();
        if (metrics.OfType<ClaimSide>().Select(side => experiment.Metrics.FirstOrDefault(one => one.Type.Name == side.Accessor.Name))
            .FirstOrDefault(metric => metric is not null && !MetricRange.Ranks(metric.Type)) is { } unranked)
        {
            return Diagnostic.Create(Descriptors.MetricDoesNotRank, place, method, unranked.Type.Name);
        }

        string? problem =
            metrics.All(metric => metric is not null) && metrics.Select(metric => metric!.Name).Distinct().ToList() is [var only]
                ? $"it compares one metric, {only}. Add another metric, or use IsBestOf."
            : front.Judged is { Arms.Count: > 1 } several ? $"it judges {several.Arms.Count} configurations. Name one of them first."
            : front.Judged is not { Arms: [var judged] } ? null
            : metrics.FirstOrDefault(metric => metric?.Arms is { } arms && !arms.Contains(judged)) is { } lacking
                ? $"{lacking.Name} is not read at the judged configuration, {judged.Name}. Name its level in each metric too."
            : metrics[0]?.Arms is { Count: > 0 } compared && compared.All(arm => arm.Equals(judged))
                ? $"no other configuration is compared with {judged.Name}. Name several levels in each metric."
            : null;
        return problem is not null ? Diagnostic.Create(Descriptors.TrendNeedsLevels, place, method, problem)
            : Unlisted(front, metrics, experiment) is var (word, left)
                ? Diagnostic.Create(
                    Descriptors.TextSaysOpposite,
                    place,
                    $"that the {word} is compared",
                    $"the list of {method} lacks {left}",
                    $", or add {left}")
            : null;
    }

    /// <summary>A measured metric that the claim's text names beside the others, and that is not in the list. Null if all are listed.</summary>
    private static (string Word, string Metric)? Unlisted(
        ParetoFront front, IReadOnlyList<ClaimSide?> metrics, ExperimentDeclaration experiment)
    {
        if (metrics.Contains(null) || front.Claim is not { } claim)
        {
            return null;
        }

        var listed = new HashSet<string>(metrics.Select(metric => metric!.Accessor.Name), StringComparer.Ordinal);
        IReadOnlyList<string> words = ClaimWords.Of(claim.Text);
        return words.Any(_aside.Contains) ? null : (from one in _nouns
            where Names(words, one.Word) && !one.Metrics.Any(listed.Contains)
                && _nouns.Any(other => Names(words, other.Word) && other.Metrics.Any(listed.Contains))
            from metric in one.Metrics
            where experiment.Metrics.Any(measured => measured.Type.Name == metric)
            select ((string, string)?)(one.Word, metric)).FirstOrDefault();
    }

    /// <summary>Whether a noun names a metric. "A loss of throughput" and "a loss in accuracy" are no loss of the model.</summary>
    private static bool Names(IReadOnlyList<string> words, string noun) => Enumerable.Range(0, words.Count).Any(i =>
        words[i] == noun && !(noun == "loss" && i + 1 < words.Count && words[i + 1] is "of" or "in"));
}
