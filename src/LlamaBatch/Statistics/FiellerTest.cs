namespace LlamaBatch.Statistics;

/// <summary>Tests the logarithm of a ratio of two means against a number, by Fieller's theorem (Fieller 1954).</summary>
/// <remarks>
/// The ratio of the means of x and y lies above c if the mean of x − c y lies above 0. The test is therefore a t test of the differences x
/// − c y. For normal values, the test is exact even if the denominator is uncertain. The interval contains all ratios that the test does
/// not reject. The interval has no upper end if the mean of the denominator does not differ significantly from 0.
/// </remarks>
/// <param name="numerators">The values x of the pairs; at least two.</param>
/// <param name="denominators">The values y, in the same order. Their expectation must be above 0; individual values may be
/// negative.</param>
/// <param name="number">The number c with which the ratio is compared, above 0.</param>
public sealed class FiellerTest(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double number = 1) : ShiftTest
{
    private readonly Moments _x = Moments.Of([.. numerators]);
    private readonly Moments _y = Moments.Of([.. denominators]);

    /// <inheritdoc/>
    public override double Above(double threshold) => At(threshold).Above(0);

    /// <inheritdoc/>
    public override double Below(double threshold) => At(threshold).Below(0);

    /// <summary>
    /// The confidence interval for ln(ratio / number). The upper end is infinite if the test rejects no large ratio. The lower end is minus
    /// infinity if the test rejects no small ratio.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95)
    {
        // The interval contains the ratios r with (x̄ − r ȳ)² ≤ q (s_x² − 2 r s_xy + r² s_y²) and q = t² / n. Sorted by powers of r, the
        // inequality is a r² − 2 b r + c ≤ 0.
        int n = numerators.Count;
        double t = StudentT.Quantile((1 + level) / 2, n - 1);
        double q = t * t / n;
        double covariance = numerators.Zip(denominators, (x, y) => (x - _x.Mean) * (y - _y.Mean)).Sum() / (n - 1);
        double a = _y.Mean * _y.Mean - q * _y.StandardDeviation * _y.StandardDeviation;
        double b = _x.Mean * _y.Mean - q * covariance;
        double c = _x.Mean * _x.Mean - q * _x.StandardDeviation * _x.StandardDeviation;
        double square = b * b - a * c;
        if (a > 0)
        {
            double root = Math.Sqrt(Math.Max(0, square));
            return Of((b - root) / a, (b + root) / a);
        }

        // All ratios above the higher root belong to the interval, so it has no upper end. If the estimate lies below this root,
        // the interval contains all positive ratios.
        double highRoot = square > 0 && a < 0 ? (b - Math.Sqrt(square)) / a : a == 0 && b > 0 ? c / (2 * b) : double.NegativeInfinity;
        return Of(_x.Mean / _y.Mean >= highRoot ? highRoot : 0, double.PositiveInfinity);

        Interval Of(double low, double high) =>
            new(Math.Log(Math.Max(0, low) / number), Math.Log(Math.Max(0, high) / number), level);
    }

    private PairedTTest At(double threshold)
    {
        double ratio = number * Math.Exp(threshold);
        double rounding = 1e-12 * numerators.Zip(denominators, (x, y) => Math.Abs(x) + Math.Abs(ratio * y)).Max();
        return new PairedTTest([.. numerators.Zip(denominators, (x, y) => x - ratio * y)], rounding);
    }
}
