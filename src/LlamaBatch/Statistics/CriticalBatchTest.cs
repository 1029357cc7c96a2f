namespace LlamaBatch.Statistics;

/// <summary>
/// Tests a critical batch size against a number. The shift is <c>ln(B_crit / number)</c>. The test resamples the runs of each batch size,
/// so the runs need not be paired. The test is valid no matter when, between two evaluations, a run reached the target.
/// </summary>
/// <param name="fit">The fit of the critical batch size.</param>
/// <param name="number">The number that the critical batch size is compared with, above zero.</param>
internal sealed class CriticalBatchTest(CriticalBatchFit fit, double number) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) =>
        Math.Max(fit.Above(number * Math.Exp(threshold)), fit.Lowest.Above(number * Math.Exp(threshold)));

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        Math.Max(fit.Below(number * Math.Exp(threshold)), fit.Highest.Below(number * Math.Exp(threshold)));

    /// <summary>The confidence interval for <c>ln(B_crit / number)</c>.</summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level)
    {
        Interval interval = fit.IntervalOnGrid(level);
        return new Interval(Math.Log(interval.Low / number), Math.Log(interval.High / number), level);
    }
}
