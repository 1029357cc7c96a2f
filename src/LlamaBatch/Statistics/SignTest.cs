using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// The exact sign test of the median of paired differences (Arbuthnott 1710). It asks only on which side of the threshold a difference lies, so it takes differences that are known by their
/// bounds alone. One that may lie on either side, or lies on the threshold, counts for neither: p is never too small.
/// </summary>
/// <param name="differences">What is known of the difference of each pair.</param>
public sealed class SignTest(IReadOnlyList<Bounds> differences) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) => AtLeast(differences.Count(difference => difference.Low > threshold));

    /// <inheritdoc/>
    public override double Below(double threshold) => AtLeast(differences.Count(difference => difference.High < threshold));

    /// <summary>The probability of so many heads or more, in as many tosses as there are differences.</summary>
    private double AtLeast(int heads) => heads == 0 ? 1 : 1 - Binomial.CDF(0.5, differences.Count, heads - 1);
}
