using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds weaknesses in tuning, such as a chosen level at the edge of the grid, or a choice within noise.</summary>
internal static class TuningCaveats
{
    /// <summary>The p value above which an analysis of variance does not separate the levels of a tuned axis.</summary>
    public const double ToldApart = 0.05;

    /// <summary>The nominal error rate of a one-sided verdict at margin 0.</summary>
    private const double NominalError = 0.025;

    /// <summary>The caveats; empty if there are none.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The tuning metric; null if no learning metric is measured.</param>
    /// <param name="judgesLearning">Whether claims compare learning metrics.</param>
    public static IEnumerable<Fact> Of(ResultTable results, MetricDefinition? metric, bool judgesLearning)
    {
        Fact? noisy = judgesLearning ? Noisy(results) : null;
        bool isShared = metric?.Kind == MetricKind.Validation && results.Points.Any(point => point.Tuned.Count > 0);
        return
        [
            .. Edges(results),
            .. metric is null ? [] : Undecided(results),
            .. noisy is null ? Array.Empty<Fact>() : [noisy],
            .. metric is null ? [] : Optimism(results, metric),
            .. isShared ? [new SharedWindows()] : Array.Empty<Fact>(),
        ];
    }

    private static NoisyTuning? Noisy(ResultTable results)
    {
        var tuned = results.Points.SelectMany(point => point.Tuned).Where(tuned => tuned.Scores.Count > 1).ToList();
        bool isSingle = tuned.Exists(one => one.Trials.Count > 0 && one.Trials.All(trials => trials.Count == 1));
        bool isNoise = tuned.Exists(one => AnovaOf(one) is { P: > ToldApart });
        int seeds = tuned.SelectMany(one => one.Trials).Select(trials => trials.Count).Where(count => count > 0).DefaultIfEmpty(1).Min();
        SeedError ErrorAt(int evaluation, IReadOnlyList<(int, double)> rates) => new(evaluation, ErrorRates.At(rates, seeds));
        return isSingle || isNoise
            ? new NoisyTuning(
                isSingle,
                [ErrorAt(5, ErrorRates.NoisyTuningWithFiveSeeds), ErrorAt(10, ErrorRates.NoisyTuningWithTenSeeds)],
                NominalError)
            : null;
    }

    private static IEnumerable<Fact> Edges(ResultTable results) =>
        from point in results.Points
        from tuned in point.Tuned
        where tuned.IsEdge
        group point.Levels by tuned.Level into edge
        select new GridEdge(edge.Key, [.. edge]);

    /// <summary>
    /// The tuning choices that are within the noise between tuning seeds. Configurations with the same tuning trials are listed together.
    /// </summary>
    private static IEnumerable<Fact> Undecided(ResultTable results) =>
        from choice in results.Points.SelectMany(point => point.Tuned.Select(tuned => (Point: point, Tuned: tuned)))
            .GroupBy(choice => $"{choice.Tuned.Level} of {string.Join(' ', choice.Tuned.Scores)}")
        let tuned = choice.First().Tuned
        let anova = AnovaOf(tuned)
        where anova is { P: > ToldApart }
        select new UndecidedTuning(tuned.Level, [.. choice.Select(one => one.Point.Levels)], tuned.Trials.Count, anova.Value.P);

    /// <summary>
    /// An analysis of variance between the levels of a tuned axis. Levels that have the same trials are counted once. Null if the analysis
    /// cannot be computed.
    /// </summary>
    private static OneWayAnova? AnovaOf(TunedLevel tuned) =>
        OneWayAnova.Of([.. tuned.Trials.Where((trials, i) => !tuned.Trials.Take(i).Any(trials.SequenceEqual))]);

    /// <summary>The caveats that chosen levels are worse on evaluation seeds than on tuning seeds, one for each axis.</summary>
    private static IEnumerable<Fact> Optimism(ResultTable results, MetricDefinition tuning) =>
        from point in results.Points
        let found = OptimismAt(point, results, tuning)
        where found is not null
        group found.Value.Optimism by (found.Value.Tuned.Level.Axis, found.Value.Metric, found.Value.Tuned.Scores.Count) into same
        select new OptimisticTuning(same.Key.Axis, same.Key.Metric, same.Key.Count, [.. same]);

    /// <summary>
    /// How much worse the chosen level is on evaluation seeds than on tuning seeds. Null if the difference is within the margin.
    /// </summary>
    private static (TunedLevel Tuned, MetricDefinition Metric, TuningOptimism Optimism)? OptimismAt(
        ResultPoint point, ResultTable results, MetricDefinition tuning)
    {
        if (point.Tuned is not [TunedLevel tuned])
        {
            return null;
        }

        MetricDefinition metric = results.MetricOf(tuned.For, tuning);
        MetricDefinition measured = results.Metrics.FirstOrDefault(one => one.Key == tuned.For?.Metric) ?? tuning;
        double[] values = [.. point.Trials.Select(trial => TuningScore.Of(measured, tuned.For, trial, point.Plan).Value)];
        if (values.Length == 0)
        {
            return null;
        }

        double promised = tuned.Scores.FirstOrDefault(score => score.Key == tuned.Level.Level).Value;
        double found = values.Average();
        double rise = metric.Contrast == Contrast.Ratio ? Math.Log(found / promised) : found - promised;
        double optimism = metric.Better == Better.Higher ? -rise : rise;
        return optimism > metric.Margin
            ? (tuned, metric, new TuningOptimism(point.Levels, promised, found))
            : null;
    }
}
