using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>The exact sign test of the median of paired differences (Arbuthnott 1710), with a confidence interval for the median.</summary>
/// <remarks>
/// The test uses only whether a difference lies above or below the threshold. The differences may therefore have any distribution and
/// unequal variances, and it suffices to know bounds on them. A difference that equals the threshold, or whose bounds lie on both sides of
/// it, supports no conclusion. p is thus never too small.
/// </remarks>
public sealed class SignTest : ShiftTest
{
    private const double Rounding = 1e-12;

    private readonly double[] _lows;
    private readonly double[] _highs;
    private readonly double[] _atLeast;

    /// <summary>Makes the test from the differences of the pairs.</summary>
    /// <param name="differences">The lower and upper bounds on each pair's difference.</param>
    public SignTest(IReadOnlyList<Bounds> differences)
    {
        _lows = [.. differences.Select(difference => difference.Low).Order()];
        _highs = [.. differences.Select(difference => difference.High).Order()];
        _atLeast = [.. Enumerable.Range(0, differences.Count + 1).Select(heads => AtLeast(heads, differences.Count))];
    }

    /// <summary>The lower and upper bounds on the median difference.</summary>
    public Bounds Shift => new(Median.Of(_lows), Median.Of(_highs));

    /// <summary>
    /// The smallest possible one-sided p, 2⁻ⁿ for n pairs. This p is reached if all differences lie on the same side of the threshold.
    /// </summary>
    public double SmallestP => _atLeast[^1];

    /// <summary>The minimum number of pairs with which the test can reject. For n pairs, 2 · 2⁻ⁿ must be at most the error rate.</summary>
    /// <param name="error">The two-sided error rate.</param>
    public static int FewestPairs(double error) => (int)Math.Ceiling(1 - Math.Log2(error) - Rounding);

    /// <summary>The largest absolute value of all finite bounds on the differences.</summary>
    public double Reach => _lows.Concat(_highs).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override double Above(double threshold) => _atLeast[_lows.Count(low => low > threshold)];

    /// <inheritdoc/>
    public override double Below(double threshold) => _atLeast[_highs.Count(high => high < threshold)];

    /// <summary>The exact interval for the median: all thresholds that the test does not reject.</summary>
    /// <remarks>
    /// The test allows only a few confidence levels. The interval is the narrowest one with at least the requested level, and states its
    /// actual level. An end is infinite if the data do not bound it. If there are too few pairs for the requested level, both ends are
    /// infinite, and the level is 1.
    /// </remarks>
    /// <param name="level">The requested confidence level.</param>
    public Interval Interval(double level = 0.95)
    {
        int fewest = _atLeast.TakeWhile(p => (2 * p) - (1 - level) > Rounding).Count();
        return fewest == _atLeast.Length
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, 1)
            : new Interval(_lows[^fewest], _highs[fewest - 1], 1 - (2 * _atLeast[fewest]));
    }

    /// <summary>The probability of at least this many heads in n tosses of a fair coin.</summary>
    private static double AtLeast(int heads, int tosses) => heads == 0 ? 1 : 1 - Binomial.CDF(0.5, tosses, heads - 1);
}
