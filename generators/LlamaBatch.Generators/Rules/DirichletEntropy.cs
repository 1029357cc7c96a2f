namespace LlamaBatch.Generators;

/// <summary>The expected entropy of a row of a Markov chain whose rows are drawn from a symmetric Dirichlet distribution.</summary>
internal static class DirichletEntropy
{
    /// <summary>The expected entropy in nats, <c>ψ(Kα + 1) − ψ(α + 1)</c> for K symbols (Wolpert and Wolf 1995).</summary>
    public static double Of(MarkovText text) => Digamma((text.Symbols * text.Concentration) + 1) - Digamma(text.Concentration + 1);

    /// <summary>The digamma function above zero, by recurrence and its asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18).</summary>
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
