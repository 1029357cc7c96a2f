namespace LlamaBatch;

/// <summary>
/// Finds the moment at which a trial reaches a target: the first lasting measurement at the target or better. A measurement lasts if the
/// next two measurements are not worse than the target by more than the metric's margin. A single lucky measurement therefore does not
/// count.
/// </summary>
internal static class TargetCrossing
{
    /// <summary>The number of following measurements that must not be worse than the target by more than the margin.</summary>
    private const int Lasting = 2;

    /// <summary>The tokens at which a curve reached a value, interpolated linearly over the logarithm of tokens.</summary>
    /// <remarks>
    /// If the first measurement is already at the target, its tokens are returned, as an upper bound. The last measurement of the run needs
    /// no following measurements.
    /// </remarks>
    /// <param name="metric">
    /// The metric, which gives the preferred direction and the margin by which later measurements may be worse than the target.
    /// </param>
    /// <param name="target">The target value.</param>
    /// <param name="curve">The measurements, by rising number of tokens.</param>
    /// <param name="diverged">Whether the trial diverged after the last measurement, which counts as worse than the target.</param>
    /// <returns>The number of tokens; null if the target was not reached.</returns>
    public static double? Tokens(MetricDefinition metric, double target, IReadOnlyList<Measurement> curve, bool diverged) =>
        Progress(metric, target, [.. curve.Select(measurement => ((double)measurement.Tokens, measurement.Value))], diverged);

    /// <summary>The progress at which a curve reached a value, in any unit that grows along the run.</summary>
    /// <returns>The progress; null if the value was not reached.</returns>
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

            // The share of the way between the two measurements at which the straight line between them crosses the target.
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
