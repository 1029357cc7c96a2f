using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds metrics that are NaN, infinite or out of range in finished trials.</summary>
internal static class ValueCaveats
{
    /// <summary>
    /// One caveat for each metric with values that are NaN, infinite or out of range. Diverged trials are left out, because they have the
    /// value of a uniform model.
    /// </summary>
    /// <param name="results">The results.</param>
    public static IEnumerable<UnusableValues> Of(ResultTable results) =>
        from metric in results.Metrics
        let finals = results.DistinctPoints(metric.Kind == MetricKind.Cost).SelectMany(point => FinalsOf(metric, point)).ToList()
        let unusable = finals.Count(value => !double.IsFinite(value))
        where unusable > 0
        select new UnusableValues(metric, unusable, finals.Count);

    private static IEnumerable<double> FinalsOf(MetricDefinition metric, ResultPoint point) =>
        (metric.Kind == MetricKind.Cost ? point.Costs : point.Trials)
        .Where(trial => trial.Outcome == Outcome.Completed && trial.HasMeasured(metric))
        .Select(trial => trial.FinalOf(metric, point.Plan.Model.VocabSize));
}
