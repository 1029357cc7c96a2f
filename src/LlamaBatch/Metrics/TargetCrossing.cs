namespace LlamaBatch;

/// <summary>
/// Finds the moment at which a trial reaches a target. The target counts as reached only if the next two measurements confirm it. Each of
/// them may be worse than the target by at most the metric's margin. A single measurement that is better by chance therefore does not
/// count.
/// </summary>
internal static class TargetCrossing
{
    /// <summary>
    /// The number of later measurements that must confirm a measurement at the target. Each may be worse than the target by at most the
    /// margin.
    /// </summary>
    private const int Lasting = 2;

    /// <summary>
    /// The number of training tokens at which a metric reached its target, interpolated linearly over the logarithm of tokens.
    /// </summary>
    /// <remarks>
    /// If the first measurement is already at the target, its number of tokens is returned, as an upper bound. At the end of a run that did
    /// not diverge, missing later measurements count as confirming.
    /// </remarks>
    /// <param name="metric">
    /// The metric. Its direction defines which values are better, and its margin limits how much worse later measurements may be.
    /// </param>
    /// <param name="target">The target value.</param>
    /// <param name="curve">The measurements, by rising number of tokens.</param>
    /// <param name="diverged">Whether the trial diverged after the last measurement. Divergence counts as worse than the target.</param>
    /// <returns>The number of tokens, or null if the target was not reached.</returns>
    public static double? Tokens(MetricDefinition metric, double target, IReadOnlyList<Measurement> curve, bool diverged) =>
        Progress(metric, target, [.. curve.Select(measurement => ((double)measurement.Tokens, measurement.Value))], diverged);

    /// <summary>
    /// The progress at which a metric reached its target, in the unit of <paramref name="curve"/>, such as steps or seconds.
    /// </summary>
    /// <returns>The progress, or null if the target was not reached.</returns>
    /// <inheritdoc cref="Tokens"/>
    public static double? Progress(
        MetricDefinition metric, double target, IReadOnlyList<(double Progress, double Value)> curve, bool diverged)
    {
        double MissingAt(int i)
            => i < curve.Count ? Missing(metric, curve[i].Value, target) : diverged ? double.PositiveInfinity : double.NegativeInfinity;
        for (int i = 0; i < curve.Count; i++)
        {
            bool lasts = Enumerable.Range(i + 1, Lasting).All(next => MissingAt(next) <= metric.Margin);
            if (!(MissingAt(i) <= 0) || !lasts)
            {
                continue;
            }

            if (i == 0)
            {
                return curve[0].Progress;
            }

            // The fraction of the way from the earlier to the later measurement at which the line through them crosses the target.
            double share = MissingAt(i - 1) / (MissingAt(i - 1) - MissingAt(i));
            double before = Math.Log(curve[i - 1].Progress);
            return double.IsFinite(share) ? Math.Exp(before + share * (Math.Log(curve[i].Progress) - before)) : curve[i].Progress;
        }

        return null;
    }

    /// <summary>
    /// The distance to the target, as a difference or log ratio. It is negative for a value better than the target, and infinite for NaN.
    /// </summary>
    private static double Missing(MetricDefinition metric, double value, double target)
    {
        double worse = metric.Contrast == Contrast.Ratio ? Math.Log(value / target) : value - target;
        return double.IsNaN(worse) ? double.PositiveInfinity : metric.Better == Better.Higher ? -worse : worse;
    }
}
