using System.Collections.Concurrent;

namespace LlamaBatch.Statistics;

/// <summary>
/// Whether differences are skewed, which makes the t test err more often than it says. Symmetric heavy tails make it err less, so only skewness is tested: its p is the share of normal samples of the same
/// size that are as skewed.
/// </summary>
internal static class SkewnessTest
{
    /// <summary>The probability that normal differences are called skewed, over all comparisons of a report (Bonferroni).</summary>
    public const double Error = 0.05;

    /// <summary>Of three values two that are alike are as skewed as three can be, and say nothing.</summary>
    public const int FewestValues = 4;

    /// <summary>With more values than this the null distribution is that of so many, which differs little and is narrower.</summary>
    private const int MostValues = 50;

    private const int Draws = 50_000;

    private static readonly ConcurrentDictionary<int, double[]> _null = new();

    /// <summary>The skewness <c>g₁ = m₃ / m₂^1.5</c>; 0 where the values do not vary.</summary>
    public static double Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double second = values.Average(value => (value - mean) * (value - mean));
        double third = values.Average(value => Math.Pow(value - mean, 3));
        return second > 0 ? third / Math.Pow(second, 1.5) : 0;
    }

    /// <summary>The two-sided p; 1 below <see cref="FewestValues"/>.</summary>
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
