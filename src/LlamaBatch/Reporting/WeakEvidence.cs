using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>What weakens the evidence although everything ran as planned.</summary>
internal static class WeakEvidence
{
    /// <summary>Tokens that differ by more than this share are not equal.</summary>
    private const double UnequalTokens = 0.01;

    /// <summary>A trial of fewer steps says little of training; LB3001 warns of it at compile time.</summary>
    private const int FewestSteps = 100;

    /// <summary>The hints, as Markdown sentences.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The learning metric that matters; null where none is measured.</param>
    public static IReadOnlyList<string> Of(ResultTable results, MetricDefinition? metric)
    {
        var items = new List<string>();
        foreach (var edge in results.Points.SelectMany(point => point.Tuned.Where(tuned => tuned.IsEdge).Select(tuned => (Point: point, tuned.Level))).GroupBy(edge => edge.Level))
        {
            items.Add(
                $"**Edge of a grid.** {MarkdownText.Escape(Words.Sentence(edge.Key.Axis))} {MarkdownText.Escape(edge.Key.Level)} is the edge of its grid and was the best for "
                + $"{string.Join("; ", edge.Select(one => At(one.Point)))}: a wider grid might do better.");
        }

        if (results.Points.Count > 0 && results.Points.MinBy(point => point.Plan.TokensTrained) is { } least && results.Points.MaxBy(point => point.Plan.TokensTrained) is { } most
            && most.Plan.TokensTrained > (1 + UnequalTokens) * least.Plan.TokensTrained)
        {
            items.Add($"**Unequal tokens.** The trials of {At(most)} trained on {Number.Exact(most.Plan.TokensTrained)} tokens and those of {At(least)} on {Number.Exact(least.Plan.TokensTrained)}.");
        }

        var brief = results.Points.Where(point => point.Plan.Steps < FewestSteps).ToList();
        if (brief.Count > 0)
        {
            items.Add($"**Few steps.** Trials of fewer than {FewestSteps} steps say little of training: {string.Join("; ", brief.Select(point => $"{At(point)} ({Number.Exact(point.Plan.Steps)})"))}.");
        }

        if (DisturbanceWords.Of(results) is string disturbed)
        {
            items.Add($"**Noisy machine.** {disturbed}");
        }

        if (metric is not null)
        {
            items.AddRange(results.Points.Select(point => OutlierAt(point, metric)).OfType<string>());
        }

        return items;
    }

    /// <summary>A seed that lies far from the others of its point.</summary>
    private static string? OutlierAt(ResultPoint point, MetricDefinition metric)
    {
        var trials = point.Trials.Select(trial => (trial.Seed, Value: trial.FinalOf(metric, point.Plan.Model.VocabSize))).Where(trial => double.IsFinite(trial.Value)).ToList();
        if (Outlier.PlaceIn([.. trials.Select(trial => trial.Value)]) is not int place)
        {
            return null;
        }

        var (seed, value) = trials[place];
        Moments others = Moments.Of([.. trials.Where(trial => trial.Seed != seed).Select(trial => trial.Value)]);
        string unit = metric.Unit is "" or "1" ? "" : $" {MarkdownText.Escape(metric.Unit)}";
        return $"**Outlier.** At {At(point)}, seed {Number.Exact(seed)} has a {metric.Name.ToLowerInvariant()} of {RoundedNumber.ByError(value, others.StandardDeviation)}{unit}, the others "
            + $"{RoundedNumber.ByError(others.Mean, others.StandardDeviation)} with a standard deviation of {RoundedNumber.ByError(others.StandardDeviation, others.StandardDeviation)}. "
            + "Chance alone does this at one point of a hundred (Grubbs). It stays in all results.";
    }

    private static string At(ResultPoint point) =>
        point.Levels.Count == 0 ? "the experiment" : string.Join(", ", point.Levels.Select(level => MarkdownText.Escape(ResultAxis.LabelOf(level))));
}
