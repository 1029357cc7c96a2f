namespace LlamaBatch;

/// <summary>
/// When a trial reached a target: its first lasting measurement at the target or better. It lasts if the next two are
/// not worse than the target by more than the metric's margin. A curve that touches the target by chance has not
/// reached it.
/// </summary>
internal static class TargetCrossing
{
    /// <summary>Measurements after the first that must not fall back.</summary>
    private const int Lasting = 2;

    /// <summary>
    /// The tokens at which a curve reached a value, interpolated linearly over the logarithm of tokens. At the first
    /// measurement nothing is known of what was before: its tokens are returned, and it took at most so many. At the
    /// last nothing is known of what follows, and it is taken as it is.
    /// </summary>
    /// <param name="metric">The metric: its direction, and its margin, which a curve may fall back by.</param>
    /// <param name="target">The value.</param>
    /// <param name="curve">The measurements, in order of tokens.</param>
    /// <param name="diverged">Whether the trial diverged after the last measurement, and so fell back.</param>
    /// <returns>Tokens; null where the value was not reached.</returns>
    public static double? Tokens(MetricDefinition metric, double target, IReadOnlyList<Measurement> curve, bool diverged)
    {
        double MissingAt(int i) => i < curve.Count ? Missing(metric, curve[i].Value, target) : diverged ? double.PositiveInfinity : double.NegativeInfinity;
        for (int i = 0; i < curve.Count; i++)
        {
            bool lasts = Enumerable.Range(i + 1, Lasting).All(next => MissingAt(next) <= metric.Margin);
            if (!(MissingAt(i) <= 0) || !lasts)
            {
                continue;
            }

            if (i == 0)
            {
                return curve[0].Tokens;
            }

            // What was missing before and what is gained beyond the target, as they lie on the line.
            double share = MissingAt(i - 1) / (MissingAt(i - 1) - MissingAt(i));
            double before = Math.Log(curve[i - 1].Tokens);
            return double.IsFinite(share) ? Math.Exp(before + share * (Math.Log(curve[i].Tokens) - before)) : curve[i].Tokens;
        }

        return null;
    }

    /// <summary>What is missing to the target, as the metric is compared: negative beyond it, infinite for what is no number.</summary>
    private static double Missing(MetricDefinition metric, double value, double target)
    {
        double worse = metric.Contrast == Contrast.Ratio ? Math.Log(value / target) : value - target;
        return double.IsNaN(worse) ? double.PositiveInfinity : metric.Better == Better.Higher ? -worse : worse;
    }
}
