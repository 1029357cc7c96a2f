using System.Collections.Concurrent;

namespace LlamaBatch.Statistics;

/// <summary>Tests whether differences are skewed, which raises the error rate of the t test.</summary>
/// <remarks>
/// p is the fraction of simulated normal samples of the same size that are at least as skewed. Symmetric heavy tails are not tested,
/// because they lower the error rate of the t test.
/// </remarks>
internal static class SkewnessTest
{
    /// <summary>
    /// The probability of any false alarm in a report whose differences are all normal. It is divided equally among the comparisons
    /// (Bonferroni).
    /// </summary>
    public const double Error = 0.05;

    /// <summary>
    /// The minimum number of values for the test. Among three values, two similar values already give the largest possible skewness.
    /// </summary>
    public const int FewestValues = 4;

    /// <summary>
    /// The largest sample size for which the null distribution is simulated. Larger samples use the distribution of this size.
    /// </summary>
    private const int MostValues = 50;

    private const int Draws = 50_000;

    private static readonly ConcurrentDictionary<int, double[]> _null = new();

    /// <summary>The skewness <c>g₁ = m₃ / m₂^1.5</c>, or 0 if the values do not vary.</summary>
    public static double Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double second = values.Average(value => (value - mean) * (value - mean));
        double third = values.Average(value => Math.Pow(value - mean, 3));
        return second > 0 ? third / Math.Pow(second, 1.5) : 0;
    }

    /// <summary>The two-sided p of the skewness. It is 1 if there are fewer than <see cref="FewestValues"/> values or a value is not
    /// finite.</summary>
    public static double P(IReadOnlyList<double> values)
    {
        if (values.Count < FewestValues || values.Any(value => !double.IsFinite(value)))
        {
            return 1;
        }

        double[] sizes = _null.GetOrAdd(Math.Min(values.Count, MostValues), Simulated);
        double seen = Math.Abs(Of(values));
        int smaller = Array.BinarySearch(sizes, seen);
        return (double)(Draws - (smaller < 0 ? ~smaller : smaller) + 1) / (Draws + 1);
    }

    private static double[] Simulated(int count)
    {
        var random = new Random(count);
        var values = new double[count];
        double[] sizes = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < count; i++)
            {
                values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            }

            sizes[draw] = Math.Abs(Of(values));
        }

        Array.Sort(sizes);
        return sizes;
    }
}
