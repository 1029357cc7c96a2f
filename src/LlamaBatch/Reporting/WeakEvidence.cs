using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>What weakens the evidence although everything ran as planned.</summary>
internal static class WeakEvidence
{
    /// <summary>Tokens that differ by more than this share are not equal.</summary>
    private const double UnequalShare = 0.01;

    /// <summary>A trial of fewer steps says little of training; LB3001 warns of it at compile time.</summary>
    private const int FewestSteps = 100;

    /// <summary>Levels whose means differ as chance alone makes them differ more often than this are not told apart.</summary>
    public const double ToldApart = 0.05;

    /// <summary>The hints, as Markdown sentences.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The learning metric that matters; null where none is measured.</param>
    public static IReadOnlyList<string> Of(ResultTable results, MetricDefinition? metric)
    {
        var items = new List<string>();
        void Add(Fact fact) => items.Add(fact.In(Language.English).Markdown);

        foreach (var edge in results.Points.SelectMany(point => point.Tuned.Where(tuned => tuned.IsEdge).Select(tuned => (Point: point, tuned.Level))).GroupBy(edge => edge.Level))
        {
            items.Add(
                $"**Edge of a grid.** {MarkdownText.Escape(Words.Sentence(edge.Key.Axis))} {MarkdownText.Escape(edge.Key.Level)} is the edge of its grid and was the best for "
                + $"{string.Join("; ", edge.Select(one => At(one.Point)))}: a wider grid might do better.");
        }

        if (metric is not null)
        {
            items.AddRange(results.Axes.Where(axis => !axis.IsTuned).Select(axis => EndOf(axis, results, metric)).OfType<string>());
        }

        foreach (var difference in results.Metrics.GroupBy(one => ValidationSet.DifferenceIn(results.Points.Select(point => point.MeasuredOn).OfType<ValidationSet>(), one)).Where(group => group.Key is not null))
        {
            items.Add(
                $"**Different validation sets.** Points are measured on {MarkdownText.Escape(difference.Key!)}: their {Words.List(difference.Select(one => Words.InSentence(one.Name)))} "
                + "must not be compared. Claims that compare them say so or are refused.");
        }

        if (results.Points.Count > 0 && results.Points.MinBy(point => point.Plan.TokensTrained) is { } least && results.Points.MaxBy(point => point.Plan.TokensTrained) is { } most
            && most.Plan.TokensTrained > (1 + UnequalShare) * least.Plan.TokensTrained)
        {
            Add(new UnequalTokens(new(most.Levels, most.Plan.TokensTrained), new(least.Levels, least.Plan.TokensTrained)));
        }

        var brief = results.Points.Where(point => point.Plan.Steps < FewestSteps).ToList();
        if (brief.Count > 0)
        {
            Add(new FewSteps(FewestSteps, [.. brief.Select(point => new PointCount(point.Levels, point.Plan.Steps))]));
        }

        var hasty = results.Points.Where(point => point.Plan.Steps >= FewestSteps && point.Plan.HasShortWarmup).ToList();
        if (hasty.Count > 0)
        {
            items.Add(
                $"**Short warm-up.** Over fewer than {TrialPlan.FewestWarmupSteps} steps the learning rate jumps instead of rising: "
                + $"{string.Join("; ", hasty.Select(point => $"{At(point)} ({Number.Significant(point.Plan.WarmupSteps)})"))}.");
        }

        var small = results.Points.Where(point => point.Plan.IsTooSmallForBFloat16).ToList();
        if (small.Count > 0)
        {
            items.Add($"**No bfloat16.** No product is large enough to gain by it, so the trials are those in float32: {string.Join("; ", small.Select(At))}.");
        }

        if (DisturbanceWords.Of(results) is string disturbed)
        {
            items.Add($"**Noisy machine.** {disturbed}");
        }

        if (metric is not null)
        {
            items.AddRange(Undecided(results, metric));
            items.AddRange(results.Points.Where(point => point.Tuned.Count == 1).Select(point => OptimismAt(point, results, metric)).OfType<string>());
        }

        items.AddRange(Outliers(results, metric));
        return items;
    }

    /// <summary>The level that is the best and the last of its numbers; null where there is one on both sides.</summary>
    private static string? EndOf(ResultAxis axis, ResultTable results, MetricDefinition metric)
    {
        Samples samples = results.SamplesAlong(axis.Name, metric);
        if (Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        var levels = (from arm in samples.Arms
                      where arm.Count > 0 && arm.Diverged == 0
                      let level = arm.Levels.First(one => one.Axis == axis.Name).Level
                      select (Number: double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : double.NaN, arm.Mean, arm.Label)).OrderBy(level => level.Number).ToList();
        if (levels.Count < 3 || metric.Better == Better.Neither || levels.Exists(level => double.IsNaN(level.Number)))
        {
            return null;
        }

        var best = metric.Better == Better.Higher ? levels.MaxBy(level => level.Mean) : levels.MinBy(level => level.Mean);
        return best != levels[0] && best != levels[^1] ? null
            : $"**Best at the end.** {char.ToUpperInvariant(best.Label[0])}{MarkdownText.Escape(best.Label[1..])}, the {(best == levels[0] ? "smallest" : "largest")} that was measured, has the best {Words.InSentence(metric.Name)}: a {(best == levels[0] ? "smaller" : "larger")} one might do better.";
    }

    /// <summary>Choices of a level that other tuning seeds might have made otherwise. Points that share their tuning share a sentence.</summary>
    private static IEnumerable<string> Undecided(ResultTable results, MetricDefinition metric) =>
        from choice in results.Points.SelectMany(point => point.Tuned.Select(tuned => (Point: point, Tuned: tuned))).GroupBy(choice => $"{choice.Tuned.Level} of {string.Join(' ', choice.Tuned.Scores)}")
        let tuned = choice.First().Tuned
        let scored = results.MetricOf(tuned.For, metric)
        let anova = OneWayAnova.Of(tuned.Trials)
        where anova is { P: > ToldApart }
        select $"**Tuning within noise.** {MarkdownText.Escape(tuned.Level.Level)} as the best {Words.Lower(tuned.Level.Axis)} for {string.Join("; ", choice.Select(one => At(one.Point)))} cannot be told from the others: "
            + $"the {Words.Count(tuned.Trials.Count, "level")} differ no more than tuning seeds do, whose standard deviation is {RoundedNumber.ByError(anova.Value.Within, anova.Value.Within)}{UnitOf(scored)} "
            + $"(analysis of variance, F = {Number.Significant(anova.Value.F)}, p = {Number.Significant(anova.Value.P)}).";

    /// <summary>The best of some noisy means looks better than it is.</summary>
    private static string? OptimismAt(ResultPoint point, ResultTable results, MetricDefinition tuning)
    {
        TunedLevel tuned = point.Tuned[0];
        MetricDefinition metric = results.MetricOf(tuned.For, tuning);
        MetricDefinition measured = results.Metrics.FirstOrDefault(one => one.Key == tuned.For?.Metric) ?? tuning;
        double[] values = [.. point.Trials.Select(trial => TuningScore.Of(measured, tuned.For, trial, point.Plan).Value)];
        if (values.Length == 0)
        {
            return null;
        }

        double promised = tuned.Scores.FirstOrDefault(score => score.Key == tuned.Level.Level).Value;
        double found = values.Average();
        double better = metric.Contrast == Contrast.Ratio ? Math.Log(found / promised) : found - promised;
        double optimism = metric.Better == Better.Higher ? -better : better;
        return optimism > metric.Margin
            ? $"**Optimism of tuning.** At {At(point)} the chosen {Words.Lower(tuned.Level.Axis)} had a {Words.InSentence(metric.Name)} of {RoundedNumber.ByError(promised, optimism / 10)}{UnitOf(metric)} on the tuning seeds and has "
                + $"{RoundedNumber.ByError(found, optimism / 10)} on those of evaluation: the best of {Words.Count(tuned.Scores.Count, "noisy mean")} looks better than it is. Claims see the evaluation alone."
            : null;
    }

    /// <summary>Seeds and blocks that lie far from the others of their point: in the metric that matters and in what is measured of costs, of which all times are one.</summary>
    private static IEnumerable<string> Outliers(ResultTable results, MetricDefinition? metric)
    {
        IEnumerable<MetricDefinition> costs = results.Metrics.Where(one => one.Kind == MetricKind.Cost).DistinctBy(one => one.IsTimed ? "time" : one.Key);
        var samples =
            (from measured in costs.Prepend(metric).OfType<MetricDefinition>()
             from point in results.DistinctPoints(measured.Kind == MetricKind.Cost)
             let trials = (measured.Kind == MetricKind.Cost ? point.Costs : point.Trials)
                 .Select(trial => (trial.Seed, Value: trial.FinalOf(measured, point.Plan.Model.VocabSize))).Where(trial => double.IsFinite(trial.Value)).ToList()
             where Outlier.IsTold([.. trials.Select(trial => trial.Value)])
             select (Metric: measured, Point: point, Trials: trials)).ToList();
        return samples.Select(sample => OutlierIn(sample.Metric, sample.Point, sample.Trials, samples.Count)).OfType<string>();
    }

    private static string? OutlierIn(MetricDefinition metric, ResultPoint point, List<(int Seed, double Value)> trials, int samples)
    {
        if (Outlier.PlaceIn([.. trials.Select(trial => trial.Value)], Outlier.Error / samples) is not int place)
        {
            return null;
        }

        var (seed, value) = trials[place];
        Moments others = Moments.Of([.. trials.Where(trial => trial.Seed != seed).Select(trial => trial.Value)]);
        return $"**Outlier.** At {At(point)}, {(metric.Kind == MetricKind.Cost ? "block" : "seed")} {Number.Exact(seed)} has a {Words.InSentence(metric.Name)} of {RoundedNumber.ByError(value, others.StandardDeviation)}{UnitOf(metric)}, "
            + $"the others {RoundedNumber.ByError(others.Mean, others.StandardDeviation)} with a standard deviation of {RoundedNumber.ByError(others.StandardDeviation, others.StandardDeviation)}. "
            + $"Chance alone finds one in a report of a hundred (Grubbs, over {Words.Count(samples, "sample")}). It stays in all results.";
    }

    private static string UnitOf(MetricDefinition metric) => metric.Unit is "" or "1" ? "" : $" {MarkdownText.Escape(metric.Unit)}";

    private static string At(ResultPoint point) => MarkdownText.Escape(point.Label);
}
