namespace LlamaBatch.Statistics;

/// <summary>Tests the log ratio of two curves' best levels, or of one curve's best level to a number.</summary>
/// <param name="left">The slope curve whose best level is the numerator of the ratio.</param>
/// <param name="right">The slope curve whose best level is the denominator, or null if the denominator is a number.</param>
/// <param name="number">The natural logarithm of the number in the denominator. It is used only if there is no right curve.</param>
internal sealed class OptimumTest(OptimumCurve left, OptimumCurve? right, double number) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) =>
        right is null ? left.Above(number + threshold) : Between(x => left.Above(x + threshold), right.Below);

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        right is null ? left.Below(number + threshold) : Between(right.Above, x => left.Below(x + threshold));

    /// <summary>
    /// The confidence interval for the log ratio: all thresholds that the test does not reject. An end is infinite if a curve is flat.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level)
    {
        double error = (1 - level) / (right is null ? 2 : 4);
        double low = left.LowAt(error) - (right?.HighAt(error) ?? number);
        double high = left.HighAt(error) - (right?.LowAt(error) ?? number);
        return new Interval(low, high, level);
    }

    /// <summary>
    /// The smallest p, over all x, for "one best level lies above x and the other below x". The p value is doubled, because x is chosen
    /// from the data.
    /// </summary>
    /// <param name="rising">The p for "one best level lies above x"; it rises with x.</param>
    /// <param name="falling">The p for "the other best level lies below x"; it falls with x.</param>
    private double Between(Func<double, double> rising, Func<double, double> falling)
    {
        (double low, double high) = (Math.Min(left.Span.Low, right!.Span.Low), Math.Max(left.Span.High, right.Span.High));
        double reach = high - low;
        (low, high) = (low - reach, high + reach);
        double best = Math.Min(Math.Max(rising(low), falling(low)), Math.Max(rising(high), falling(high)));
        for (int i = 0; i < 30; i++)
        {
            double x = (low + high) / 2;
            (double up, double down) = (rising(x), falling(x));
            best = Math.Min(best, Math.Max(up, down));
            (low, high) = up < down ? (x, high) : (low, x);
        }

        return Math.Min(1, 2 * best);
    }
}
