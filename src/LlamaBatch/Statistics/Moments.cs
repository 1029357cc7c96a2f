namespace LlamaBatch.Statistics;

/// <summary>Count, mean and standard deviation of a list of values.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The mean, or NaN if there are no values.</param>
/// <param name="StandardDeviation">The standard deviation, with n - 1 in the denominator. It is NaN if there are fewer than two
/// values.</param>
public readonly record struct Moments(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The 95 % t interval for the mean.</summary>
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

    /// <summary>Pearson's correlation coefficient. It is NaN if all values of one list are equal, or if there are fewer than two
    /// pairs.</summary>
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
