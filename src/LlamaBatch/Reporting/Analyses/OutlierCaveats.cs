using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Finds outliers among the seeds of a learning metric and among the repetitions of cost trials. Only one time metric is tested, because
/// all time metrics are derived from the same measurement. A diverged trial is left out, because its value is not a measurement and another
/// part of the report lists the trial.
/// </summary>
internal static class OutlierCaveats
{
    /// <summary>The outliers. Null if there are none.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The main learning metric; null if none is measured.</param>
    public static Outliers? Of(ResultTable results, MetricDefinition? metric)
    {
        IEnumerable<MetricDefinition> costs = results.Metrics.Where(one => one.Kind == MetricKind.Cost)
            .DistinctBy(one => one.IsTimed ? "time" : one.Key);
        var samples =
            (from measured in costs.Prepend(metric).OfType<MetricDefinition>()
             from point in results.DistinctPoints(measured.Kind == MetricKind.Cost)
             let trials = (measured.Kind == MetricKind.Cost ? point.Costs : point.Trials)
                 .Where(trial => trial.Outcome != Outcome.Diverged)
                 .Select(trial => (trial.Seed, Value: trial.FinalOf(measured, point.Plan.Model.VocabSize)))
                 .Where(trial => double.IsFinite(trial.Value)).ToList()
             where Outlier.IsTold([.. trials.Select(trial => trial.Value)])
             select (Metric: measured, Point: point, Trials: trials)).ToList();
        var found = samples.Select(sample => OutlierIn(sample.Metric, sample.Point, sample.Trials, samples.Count))
            .OfType<Outlying>().ToList();
        return found.Count == 0 ? null : new Outliers(found, samples.Count, Outlier.Error);
    }

    private static Outlying? OutlierIn(MetricDefinition metric, ResultPoint point, List<(int Seed, double Value)> trials, int samples)
    {
        if (Outlier.PlaceIn([.. trials.Select(trial => trial.Value)], Outlier.Error / samples) is not int place)
        {
            return null;
        }

        var (seed, value) = trials[place];
        Moments others = Moments.Of([.. trials.Where(trial => trial.Seed != seed).Select(trial => trial.Value)]);
        return new Outlying(point.Levels, metric, seed, value, others.Mean, others.StandardDeviation);
    }
}
