namespace LlamaBatch.Trials;

/// <summary>What a finished trial measured. The learning part is the same on every machine; the costs are not.</summary>
/// <param name="Id">The trial's identity.</param>
/// <param name="Levels">Where in the sweep it stands, in the order of the axes.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Phase">What it was for.</param>
/// <param name="Outcome"><see cref="Outcome.Completed"/> or <see cref="Outcome.Diverged"/>.</param>
/// <param name="Tokens">Training tokens consumed.</param>
/// <param name="Learning">For each learning metric's key its values, in order of tokens.</param>
/// <param name="Costs">For each cost metric's key its value.</param>
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
    /// <summary>
    /// A metric's value at the end of the trial: its last record, or the mean over its <c>FinalShare</c>. A diverged
    /// trial has the value of a uniform model.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="vocabSize">Size of the trial's vocabulary.</param>
    public double FinalOf(MetricDefinition metric, int vocabSize)
    {
        if (metric.Kind == MetricKind.Cost)
        {
            return Costs.TryGetValue(metric.Key, out double cost) ? cost : double.NaN;
        }

        if (Outcome == Outcome.Diverged)
        {
            return metric.WhenDiverged(vocabSize);
        }

        // A record is of the tokens since the one before; its middle decides, so that steps that do not end at the boundary to the token move no record over it.
        double beginning = (1 - metric.FinalShare) * Tokens;
        return Learning.TryGetValue(metric.Key, out IReadOnlyList<Measurement>? series) && series.Count > 0
            ? series.Where((record, place) => place == series.Count - 1 || (record.Tokens + (place > 0 ? series[place - 1].Tokens : 0)) / 2.0 > beginning).Average(record => record.Value)
            : double.NaN;
    }
}
