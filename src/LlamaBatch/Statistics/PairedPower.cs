using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// Computes the power of a paired t test, its minimum detectable effect, and the number of seeds that it needs. The
/// noncentral t distribution gives exact values, unlike the usual formula <c>(t(1-α/2) + t(0.8)) · s / √n</c>.
/// </summary>
public static class PairedPower
{
    /// <summary>The default power.</summary>
    public const double Usual = 0.8;

    /// <summary>The largest number of seeds that is computed.</summary>
    public const int MostSeeds = 1_000_000;

    /// <summary>
    /// The probability of a verdict in the right direction, <c>P(T(n-1, δ) &gt; t(1-α/2, n-1))</c>. The noncentrality
    /// is <c>δ = effect · √n</c>.
    /// </summary>
    /// <param name="effect">The distance of the true effect from the margin, in standard deviations of the paired differences.</param>
    /// <param name="count">The number of pairs, n.</param>
    /// <param name="error">The two-sided error α.</param>
    public static double Of(double effect, int count, double error = 0.05) =>
        count < 2 ? 0 : OfNoncentrality(effect * Math.Sqrt(count), count - 1, error);

    /// <summary>The minimum detectable effect: the distance from the margin, in standard deviations of the paired differences.</summary>
    /// <param name="count">The number of pairs, n; below two, the effect is infinite.</param>
    /// <param name="error">The two-sided error α.</param>
    /// <param name="power">The required power.</param>
    public static double DetectableEffect(int count, double error = 0.05, double power = Usual)
    {
        if (count < 2)
        {
            return double.PositiveInfinity;
        }

        double low = 0;
        double high = 4;
        while (OfNoncentrality(high, count - 1, error) < power)
        {
            high *= 2;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = OfNoncentrality(middle, count - 1, error) < power ? (middle, high) : (low, middle);
        }

        return high / Math.Sqrt(count);
    }

    /// <summary>The smallest number of pairs that detects an effect with a given power; at most <see cref="MostSeeds"/>.</summary>
    /// <param name="effect">The distance from the margin, in standard deviations of the paired differences.</param>
    /// <param name="error">The two-sided error α.</param>
    /// <param name="power">The required power.</param>
    public static int SeedsNeeded(double effect, double error = 0.05, double power = Usual)
    {
        if (!(effect > 0) || Of(effect, MostSeeds, error) < power)
        {
            return MostSeeds;
        }

        int low = 1;
        int high = 2;
        while (Of(effect, high, error) < power)
        {
            (low, high) = (high, Math.Min(MostSeeds, 2 * high));
        }

        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            (low, high) = Of(effect, middle, error) < power ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>
    /// The probability <c>P(T(ν, δ) &gt; t)</c>. It is the mean of <c>Φ(δ - t s)</c> over the distribution of <c>s =
    /// √(χ²(ν)/ν)</c>. Simpson's rule covers ten standard deviations of s.
    /// </summary>
    private static double OfNoncentrality(double noncentrality, int freedom, double error)
    {
        const int Panels = 400;
        double t = StudentT.Quantile(1 - error / 2, freedom);
        double reach = 10 / Math.Sqrt(2.0 * freedom);
        double low = Math.Max(0, 1 - reach);
        double step = (1 + reach - low) / Panels;
        double half = freedom / 2.0;
        double logConstant = Math.Log(2) + half * Math.Log(half) - SpecialFunctions.GammaLn(half);
        double sum = 0;
        double mass = 0;
        for (int i = 0; i <= Panels; i++)
        {
            double s = low + i * step;
            double density = s == 0
                ? freedom == 1 ? Math.Exp(logConstant) : 0
                : Math.Exp(logConstant + (freedom - 1) * Math.Log(s) - half * s * s);
            double weight = (i == 0 || i == Panels ? 1 : i % 2 == 1 ? 4 : 2) * density;
            mass += weight;
            sum += weight * Normal.CDF(0, 1, noncentrality - t * s);
        }

        return sum / mass;
    }
}
