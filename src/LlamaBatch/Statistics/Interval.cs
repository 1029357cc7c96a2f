namespace LlamaBatch;

/// <summary>A confidence interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The confidence level: 0.95 for a 95 % interval.</param>
public readonly record struct Interval(double Low, double High, double Level)
{
    /// <summary>Half the width of the interval, which determines how many digits of the estimate are shown in reports.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether a value lies in the interval, including its ends.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>
    /// The t interval for a mean, <c>mean ± t(n-1) · sd / √n</c>. The ends are NaN if there are fewer than two values, and equal if the
    /// values do not vary.
    /// </summary>
    /// <param name="mean">The mean of the values.</param>
    /// <param name="standardDeviation">The standard deviation of the values, with n - 1 in the denominator.</param>
    /// <param name="count">The number of values, n.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    public static Interval OfMean(double mean, double standardDeviation, int count, double level = 0.95)
    {
        if (count < 2)
        {
            return new Interval(double.NaN, double.NaN, level);
        }

        double halfWidth = Statistics.StudentT.Quantile(1 - (1 - level) / 2, count - 1) * standardDeviation / Math.Sqrt(count);
        return new Interval(mean - halfWidth, mean + halfWidth, level);
    }
}
