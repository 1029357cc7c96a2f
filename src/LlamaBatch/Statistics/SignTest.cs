using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// The exact sign test of the median of paired differences (Arbuthnott 1710). It asks only on which side of the threshold a difference lies, so it takes differences that are known by their
/// bounds alone. One that may lie on either side, or lies on the threshold, counts for neither: p is never too small.
/// </summary>
/// <param name="differences">What is known of the difference of each pair.</param>
public sealed class SignTest(IReadOnlyList<Bounds> differences) : RankTest(differences, [.. Enumerable.Range(0, differences.Count + 1).Select(heads => AtLeast(heads, differences.Count))])
{
    /// <summary>The probability of so many heads or more.</summary>
    private static double AtLeast(int heads, int tosses) => heads == 0 ? 1 : 1 - Binomial.CDF(0.5, tosses, heads - 1);
}
