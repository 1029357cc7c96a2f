namespace LlamaBatch.Generators;

/// <summary>The entropy of a Markov chain whose transition probabilities are drawn from a symmetric Dirichlet distribution.</summary>
internal static class DirichletEntropy
{
    /// <summary>The smallest number of symbols K for which <see cref="LowestShare"/> was simulated.</summary>
    internal const int FewestSymbols = 32;

    /// <summary>
    /// The smallest product Kα for which <see cref="LowestShare"/> was simulated. K is the number of symbols and α the concentration. About
    /// Kα symbols are likely to follow each symbol.
    /// </summary>
    internal const double LeastSpread = 3;

    /// <summary>
    /// A lower bound of a drawn chain's entropy, as a share of the expected entropy. The lowest share in simulations was 0.90.
    /// </summary>
    internal const double LowestShare = 0.8;

    /// <summary>
    /// A lower bound of the entropy of a drawn chain, in nats. Null if K or Kα is below the simulated range, where the entropy varies too
    /// much.
    /// </summary>
    public static double? LowestOf(MarkovText text) =>
        text.Symbols >= FewestSymbols && text.Symbols * text.Concentration >= LeastSpread ? LowestShare * Of(text) : null;

    /// <summary>
    /// The expected entropy in nats: <c>ψ(Kα + 1) − ψ(α + 1)</c> (Wolpert and Wolf 1995). K is the number of symbols and α the
    /// concentration.
    /// </summary>
    public static double Of(MarkovText text) => Digamma((text.Symbols * text.Concentration) + 1) - Digamma(text.Concentration + 1);

    /// <summary>
    /// The digamma function ψ for positive arguments, by recurrence and asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18).
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
