namespace LlamaBatch.Trials;

/// <summary>The measurements of a finished trial. Learning metrics do not depend on the machine; costs do.</summary>
/// <param name="Id">The trial's identity.</param>
/// <param name="Levels">The trial's level on each axis, in the order of the axes.</param>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Phase">The trial's purpose.</param>
/// <param name="Outcome">The trial's outcome: <see cref="Outcome.Completed"/> or <see cref="Outcome.Diverged"/>.</param>
/// <param name="Tokens">The number of training tokens consumed.</param>
/// <param name="Learning">The values of each learning metric, by the metric's key. Values are in order of training tokens.</param>
/// <param name="Costs">The value of each cost metric by key.</param>
public sealed record TrialResult(
    string Id,
    IReadOnlyList<AxisLevel> Levels,
    int Seed,
    Phase Phase,
    Outcome Outcome,
    long Tokens,
    IReadOnlyDictionary<string, IReadOnlyList<Measurement>> Learning,
    IReadOnlyDictionary<string, double> Costs)
{
    /// <summary>Whether the trial measured a metric.</summary>
    /// <param name="metric">The metric.</param>
    public bool HasMeasured(MetricDefinition metric) =>
        metric.Kind == MetricKind.Cost ? Costs.ContainsKey(metric.Key) : Learning.GetValueOrDefault(metric.Key) is { Count: > 0 };

    /// <summary>
    /// A metric's value at the end of the trial. It is the last value, or the mean over the last part of training (<c>FinalShare</c>). For
    /// a diverged trial, it is the value of a uniform model. For a cost that is missing or outside the metric's range, it is NaN.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="vocabSize">The size of the trial's vocabulary.</param>
    public double FinalOf(MetricDefinition metric, int vocabSize)
    {
        if (metric.Kind == MetricKind.Cost)
        {
            return Costs.TryGetValue(metric.Key, out double cost) ? metric.OrNaN(cost) : double.NaN;
        }

        if (Outcome == Outcome.Diverged)
        {
            return metric.WhenDiverged(vocabSize);
        }

        // A value covers the tokens since the previous value. A value belongs to the last part of training if the middle of these tokens
        // does, so that small differences in where steps end do not matter.
        double beginning = (1 - metric.FinalShare) * Tokens;
        return Learning.TryGetValue(metric.Key, out IReadOnlyList<Measurement>? series) && series.Count > 0
            ? series.Where((record, place) => place == series.Count - 1
                || (record.Tokens + (place > 0 ? series[place - 1].Tokens : 0)) / 2.0 > beginning).Average(record => record.Value)
            : double.NaN;
    }
}
