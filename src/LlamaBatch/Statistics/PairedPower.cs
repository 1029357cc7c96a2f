namespace LlamaBatch.Statistics;

/// <summary>
/// Computes the power of a paired t test, its minimum detectable effect, and the number of seeds that it needs. The
/// noncentral t distribution gives exact values, unlike the usual formula <c>(t(1-α/2) + t(0.8)) · s / √n</c>.
/// </summary>
public static class PairedPower
{
    /// <summary>The default power.</summary>
    public const double Usual = 0.8;

    /// <summary>The maximum number of seeds that <see cref="SeedsNeeded"/> returns.</summary>
    public const int MostSeeds = 1_000_000;

    /// <summary>
    /// The power: the probability that the test detects the effect with the correct sign, <c>P(T(n-1, δ) &gt; t(1-α/2, n-1))</c>. The
    /// noncentrality is <c>δ = effect · √n</c>.
    /// </summary>
    /// <param name="effect">The distance of the true effect from the margin, in standard deviations of the paired differences.</param>
    /// <param name="count">The number of pairs, n.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    public static double Of(double effect, int count, double error = 0.05) =>
        count < 2 ? 0 : TTestPower.Of(effect * Math.Sqrt(count), count - 1, error);

    /// <summary>
    /// The minimum detectable effect: the smallest detectable distance from the margin, in standard deviations of the paired differences.
    /// </summary>
    /// <param name="count">The number of pairs, n. If it is below two, the effect is infinite.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public static double DetectableEffect(int count, double error = 0.05, double power = Usual) =>
        count < 2 ? double.PositiveInfinity : TTestPower.Detectable(count - 1, error, power) / Math.Sqrt(count);

    /// <summary>The minimum number of pairs needed to detect an effect with a given power. It is at most <see cref="MostSeeds"/>.</summary>
    /// <param name="effect">The true effect's distance from the margin, in standard deviations of the paired differences.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public static int SeedsNeeded(double effect, double error = 0.05, double power = Usual) =>
        effect > 0 ? TTestPower.Fewest(count => Of(effect, count, error), power) : MostSeeds;
}
