namespace LlamaBatch.Statistics;

/// <summary>Count, mean and standard deviation of a list of values.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="StandardDeviation">The standard deviation, with n - 1 in the denominator; NaN with fewer than two values.</param>
public readonly record struct Moments(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The 95 % t interval of the mean.</summary>
    public Interval Interval => Interval.OfMean(Mean, StandardDeviation, Count);

    /// <summary>Computes the moments of values by the two-pass formula.</summary>
    public static Moments Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return new Moments(0, double.NaN, double.NaN);
        }

        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new Moments(values.Count, mean, values.Count < 2 ? double.NaN : Math.Sqrt(squares / (values.Count - 1)));
    }

    /// <summary>Pearson's correlation coefficient; NaN if the values of either list are all equal, or with fewer than two pairs.</summary>
    public static double Correlation(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        Moments x = Of(left);
        Moments y = Of(right);
        if (!(x.StandardDeviation > 0) || !(y.StandardDeviation > 0))
        {
            return double.NaN;
        }

        double products = left.Zip(right, (a, b) => (a - x.Mean) * (b - y.Mean)).Sum();
        return Math.Clamp(products / (left.Count - 1) / (x.StandardDeviation * y.StandardDeviation), -1, 1);
    }
}
