namespace LlamaBatch.Data;

/// <summary>
/// Draws from the gamma and Dirichlet distributions. The computation uses logarithms, because draws with small shape parameters would
/// underflow.
/// </summary>
internal static class GammaSampler
{
    /// <summary>
    /// Draws <paramref name="count"/> probabilities that sum to 1 from the symmetric Dirichlet distribution with parameter
    /// <paramref name="concentration"/>.
    /// </summary>
    public static double[] Dirichlet(ref SplitMix64 random, int count, double concentration)
    {
        var draws = new double[count];
        for (int i = 0; i < count; i++)
        {
            draws[i] = LogGamma(ref random, concentration);
        }

        double largest = draws.Max();
        double[] shares = Array.ConvertAll(draws, x => Math.Exp(x - largest));
        double total = shares.Sum();
        return Array.ConvertAll(shares, x => x / total);
    }

    /// <summary>
    /// The natural logarithm of a gamma draw (Marsaglia and Tsang 2000). A draw with the shape parameter <c>shape + 1</c> is multiplied by
    /// <c>U^(1/shape)</c>, where U is uniform on (0, 1].
    /// </summary>
    public static double LogGamma(ref SplitMix64 random, double shape)
    {
        double d = shape + 1 - 1.0 / 3;
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(ref random);
            double v = 1 + c * x;
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(PositiveUnit(ref random)) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return Math.Log(d * v) + Math.Log(PositiveUnit(ref random)) / shape;
            }
        }
    }

    /// <summary>A standard normal draw by Marsaglia's polar method.</summary>
    private static double Normal(ref SplitMix64 random)
    {
        while (true)
        {
            double x = 2 * random.NextUnit() - 1;
            double y = 2 * random.NextUnit() - 1;
            double square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    private static double PositiveUnit(ref SplitMix64 random) => 1 - random.NextUnit();
}
