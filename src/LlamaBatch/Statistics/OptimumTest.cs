namespace LlamaBatch.Statistics;

/// <summary>Tests the log ratio of the best levels of two curves, or of a best level and a number.</summary>
/// <param name="left">The curve that the claim is about.</param>
/// <param name="right">The curve that <paramref name="left"/> is compared with; null for a number.</param>
/// <param name="number">The logarithm of the number.</param>
internal sealed class OptimumTest(OptimumCurve left, OptimumCurve? right, double number) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) =>
        right is null ? left.Above(number + threshold) : Between(x => left.Above(x + threshold), right.Below);

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        right is null ? left.Below(number + threshold) : Between(right.Above, x => left.Below(x + threshold));

    /// <summary>The confidence interval: all thresholds that the test does not reject. A flat curve gives an infinite end.</summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level)
    {
        double error = (1 - level) / (right is null ? 2 : 4);
        double low = left.LowAt(error) - (right?.HighAt(error) ?? number);
        double high = left.HighAt(error) - (right?.LowAt(error) ?? number);
        return new Interval(low, high, level);
    }

    /// <summary>
    /// The p under the hypothesis that no level lies between the two best levels. Each side is tested at half the error, because the data
    /// choose the level that separates the two best levels.
    /// </summary>
    /// <param name="rising">The p of one side of the comparison, which rises with the level.</param>
    /// <param name="falling">The p of the opposite side, which falls with the level.</param>
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
