namespace LlamaBatch.Generators;

/// <summary>The expected entropy of a row of a Markov chain whose rows are drawn from a symmetric Dirichlet distribution.</summary>
internal static class DirichletEntropy
{
    /// <summary>The smallest number of symbols, K, for which <see cref="LowestShare"/> was simulated.</summary>
    private const int FewestSymbols = 32;

    /// <summary>
    /// The smallest Kα for which <see cref="LowestShare"/> was simulated, where α is the concentration. About Kα symbols are likely in each
    /// row of the transition matrix.
    /// </summary>
    private const double LeastSpread = 3;

    /// <summary>A lower bound of a chain's entropy, as a share of the expected entropy. The lowest share in simulations was 0.90.</summary>
    private const double LowestShare = 0.8;

    /// <summary>
    /// A lower bound of the entropy of the drawn chain, in nats. Null for chains with few symbols, or with few likely symbols in a row,
    /// because their entropy varies too much.
    /// </summary>
    public static double? LowestOf(MarkovText text) =>
        text.Symbols >= FewestSymbols && text.Symbols * text.Concentration >= LeastSpread ? LowestShare * Of(text) : null;

    /// <summary>The expected entropy in nats, <c>ψ(Kα + 1) − ψ(α + 1)</c> for K symbols (Wolpert and Wolf 1995).</summary>
    public static double Of(MarkovText text) => Digamma((text.Symbols * text.Concentration) + 1) - Digamma(text.Concentration + 1);

    /// <summary>
    /// The digamma function above zero, by recurrence and its asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18).
    /// </summary>
    private static double Digamma(double x)
    {
        double sum = 0;
        for (; x < 10; x++)
        {
            sum -= 1 / x;
        }

        double square = 1 / (x * x);
        return sum + Math.Log(x) - (0.5 / x) - (square * ((1 / 12.0) - (square * ((1 / 120.0) - (square / 252.0)))));
    }
}
