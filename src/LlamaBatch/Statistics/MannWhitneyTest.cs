namespace LlamaBatch.Statistics;

/// <summary>
/// The exact Mann-Whitney test (Mann and Whitney 1947): in how many of all pairs, one value from each side, the left value is the larger. Values count by their rank
/// alone, so it takes worst ranks and values that are known by their bounds. A pair that may go either way, or is tied, counts for neither: p is never too small.
/// </summary>
/// <param name="left">The left side.</param>
/// <param name="right">The right side. Where sides are paired and positively correlated, the test is conservative.</param>
public sealed class MannWhitneyTest(IReadOnlyList<Bounds> left, IReadOnlyList<Bounds> right)
    : RankTest([.. from a in left from b in right select a.Minus(b)], AtLeast(left.Count, right.Count))
{
    /// <summary>
    /// The probability that U is at least u, for each u: of the arrangements of m and n values, f(m, n, u) have U = u, with <c>f(m, n, u) = f(m - 1, n, u - n) + f(m, n - 1, u)</c> by whether the
    /// largest value is on the left or on the right.
    /// </summary>
    private static double[] AtLeast(int m, int n)
    {
        // Kept as probabilities, since the counts overflow: the largest is on the left with probability i / (i + j).
        var density = new double[m + 1, n + 1][];
        for (int i = 0; i <= m; i++)
        {
            for (int j = 0; j <= n; j++)
            {
                double[] of = density[i, j] = new double[i * j + 1];
                if (i == 0 || j == 0)
                {
                    of[0] = 1;
                    continue;
                }

                for (int u = 0; u < of.Length; u++)
                {
                    double ifLeft = u >= j ? density[i - 1, j][u - j] : 0;
                    double ifRight = u < density[i, j - 1].Length ? density[i, j - 1][u] : 0;
                    of[u] = (i * ifLeft + j * ifRight) / (i + j);
                }
            }
        }

        double[] tail = density[m, n];
        for (int u = tail.Length - 2; u >= 0; u--)
        {
            tail[u] = Math.Min(1, tail[u] + tail[u + 1]);
        }

        return tail;
    }
}
