using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>The power of a t test from the exact noncentral t distribution, and the searches that invert it.</summary>
internal static class TTestPower
{
    /// <summary>
    /// The power: the probability that the test detects the effect with the correct sign, <c>P(T(ν, δ) &gt; t(1-α/2, ν))</c>. The power is
    /// the mean of <c>Φ(δ - t s)</c> over the distribution of <c>s = √(χ²(ν)/ν)</c>, computed by Simpson's rule.
    /// </summary>
    /// <param name="noncentrality">δ, the effect in standard errors.</param>
    /// <param name="freedom">The degrees of freedom ν, which need not be a whole number.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    public static double Of(double noncentrality, double freedom, double error)
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

    /// <summary>The noncentrality δ (effect in standard errors) at which the test has a given power.</summary>
    /// <param name="freedom">The degrees of freedom.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public static double Detectable(double freedom, double error, double power)
    {
        double low = 0;
        double high = 4;
        while (Of(high, freedom, error) < power)
        {
            high *= 2;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Of(middle, freedom, error) < power ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>
    /// The smallest number of repetitions with which the test has the required power, but at most <see cref="PairedPower.MostSeeds"/>.
    /// </summary>
    /// <param name="powerOf">The power as a rising function of the number of repetitions.</param>
    /// <param name="power">The required power.</param>
    public static int Fewest(Func<int, double> powerOf, double power)
    {
        // A power of NaN never suffices.
        if (!(powerOf(PairedPower.MostSeeds) >= power))
        {
            return PairedPower.MostSeeds;
        }

        int low = 1;
        int high = 2;
        while (powerOf(high) < power)
        {
            (low, high) = (high, Math.Min(PairedPower.MostSeeds, 2 * high));
        }

        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            (low, high) = powerOf(middle) < power ? (middle, high) : (low, middle);
        }

        return high;
    }
}
