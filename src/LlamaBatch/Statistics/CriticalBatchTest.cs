namespace LlamaBatch.Statistics;

/// <summary>
/// The test of a critical batch size against a number: the shift is <c>ln(B_crit / number)</c>. It needs no pairs; the runs of
/// each batch size are resampled. It is valid for every time in its evaluation interval at which a run may have reached the target.
/// </summary>
/// <param name="fit">The fit.</param>
/// <param name="number">The number, above zero.</param>
internal sealed class CriticalBatchTest(CriticalBatchFit fit, double number) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) =>
        Math.Max(fit.Above(number * Math.Exp(threshold)), fit.Lowest.Above(number * Math.Exp(threshold)));

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        Math.Max(fit.Below(number * Math.Exp(threshold)), fit.Highest.Below(number * Math.Exp(threshold)));

    /// <summary>The confidence interval of the shift.</summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level)
    {
        Interval interval = fit.IntervalOnGrid(level);
        return new Interval(Math.Log(interval.Low / number), Math.Log(interval.High / number), level);
    }
}
