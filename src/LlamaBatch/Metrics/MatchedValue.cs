namespace LlamaBatch;

/// <summary>Finds the value of a metric at the moment when a trial reaches a target in another metric.</summary>
/// <remarks>Trials that learn at different speeds can then be compared at the same state of learning.</remarks>
internal static class MatchedValue
{
    /// <summary>
    /// Returns the value of one metric at the moment when another metric reaches its target (<see cref="TargetCrossing"/>).
    /// </summary>
    /// <remarks>The value is interpolated linearly over the logarithm of the training tokens.</remarks>
    /// <param name="reached">The metric that must reach the target.</param>
    /// <param name="target">The target value.</param>
    /// <param name="path">The measurements of <paramref name="reached"/>, by rising number of tokens.</param>
    /// <param name="curve">The measurements of the metric whose value is sought, by rising number of tokens.</param>
    /// <param name="diverged">Whether the trial diverged after the last measurement. Divergence counts as worse than the target.</param>
    /// <returns>
    /// The value. It is null if the target is never reached or already exceeded at the first measurement, or if the interpolation lacks a
    /// finite measurement on either side.
    /// </returns>
    public static double? Of(
        MetricDefinition reached, double target, IReadOnlyList<Measurement> path, IReadOnlyList<Measurement> curve, bool diverged)
    {
        double? crossing = TargetCrossing.Tokens(reached, target, path, diverged);
        bool isBeforeFirst = crossing is not null && crossing == path[0].Tokens && !path[0].Value.Equals(target);
        if (crossing is not double tokens || isBeforeFirst)
        {
            return null;
        }

        int after = 0;
        while (after < curve.Count && curve[after].Tokens < tokens)
        {
            after++;
        }

        double value = after == curve.Count ? double.NaN
            : after > 0 ? Between(curve[after - 1], curve[after], tokens)
            : curve[0].Tokens.Equals((long)tokens) ? curve[0].Value
            : double.NaN;
        return double.IsFinite(value) ? value : null;
    }

    private static double Between(Measurement before, Measurement after, double tokens)
    {
        double share = Math.Log(tokens / before.Tokens) / Math.Log((double)after.Tokens / before.Tokens);
        return before.Value + share * (after.Value - before.Value);
    }
}
