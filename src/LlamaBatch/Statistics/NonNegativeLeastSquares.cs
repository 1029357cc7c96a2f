namespace LlamaBatch.Statistics;

/// <summary>Least squares with nonnegative coefficients, for example durations (Lawson and Hanson 1974, chapter 23).</summary>
public static class NonNegativeLeastSquares
{
    /// <summary>The number of iterations, each of which updates all coefficients once. Ten coefficients need a few hundred
    /// iterations.</summary>
    private const int Rounds = 20_000;

    /// <summary>
    /// The coefficients b ≥ 0 that minimize the sum of squared relative errors. This sum is <c>Σ ((Σⱼ bⱼ xᵢⱼ − yᵢ) / yᵢ)²</c>. The
    /// coefficients are found by coordinate descent, which converges because the problem is convex.
    /// </summary>
    /// <param name="rows">The observations: the amounts xᵢⱼ and the measured value yᵢ, which must be above zero.</param>
    public static IReadOnlyList<double> Fit(IReadOnlyList<(IReadOnlyList<double> Amounts, double Measured)> rows)
    {
        int count = rows[0].Amounts.Count;
        double[][] x = [.. rows.Select(row => row.Amounts.Select(amount => amount / row.Measured).ToArray())];
        double[] squares = [.. Enumerable.Range(0, count).Select(j => x.Sum(row => row[j] * row[j]))];
        double[] fit = new double[count];
        double[] left = [.. rows.Select(_ => 1.0)];                                 // the residuals, relative to the measured values
        for (int round = 0; round < Rounds; round++)
        {
            for (int j = 0; j < count; j++)
            {
                if (squares[j] <= 0)
                {
                    continue;
                }

                double slope = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    slope += x[i][j] * left[i];
                }

                double change = Math.Max(-fit[j], slope / squares[j]);
                fit[j] += change;
                for (int i = 0; i < x.Length; i++)
                {
                    left[i] -= change * x[i][j];
                }
            }
        }

        return fit;
    }
}
