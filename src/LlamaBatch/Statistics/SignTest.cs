using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// The exact sign test of the median of paired differences (Arbuthnott 1710), with its estimate and interval. It asks only on which side of the threshold a difference lies, so it takes differences that are
/// known by their bounds alone, whatever their distribution and however unequal the spread of the two sides. One that may lie on either side, or lies on the threshold, counts for neither: p is never
/// too small.
/// </summary>
public sealed class SignTest : ShiftTest
{
    private const double Rounding = 1e-12;

    private readonly double[] _lows;
    private readonly double[] _highs;
    private readonly double[] _atLeast;

    /// <summary>A test over pairs.</summary>
    /// <param name="differences">What is known of the difference of each pair.</param>
    public SignTest(IReadOnlyList<Bounds> differences)
    {
        _lows = [.. differences.Select(difference => difference.Low).Order()];
        _highs = [.. differences.Select(difference => difference.High).Order()];
        _atLeast = [.. Enumerable.Range(0, differences.Count + 1).Select(heads => AtLeast(heads, differences.Count))];
    }

    /// <summary>What is known of the median difference; the two bounds are the same where it is known.</summary>
    public Bounds Shift => new(Median.Of(_lows), Median.Of(_highs));

    /// <summary>The smallest p, that of all pairs on one side.</summary>
    public double SmallestP => _atLeast[^1];

    /// <summary>The fewest pairs whose smallest two-sided p, 2 · 2⁻ⁿ, is within an error.</summary>
    /// <param name="error">The two-sided error.</param>
    public static int FewestPairs(double error) => (int)Math.Ceiling(1 - Math.Log2(error) - Rounding);

    /// <summary>The largest difference, whatever its sign, that is known.</summary>
    public double Reach => _lows.Concat(_highs).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override double Above(double threshold) => _atLeast[_lows.Count(low => low > threshold)];

    /// <inheritdoc/>
    public override double Below(double threshold) => _atLeast[_highs.Count(high => high < threshold)];

    /// <summary>
    /// The exact interval of the median: all thresholds that the test does not exclude. Signs of few pairs have few levels: it is the narrowest of at least the level asked for, and says its own. An end is
    /// infinite where bounds leave it open; both are, at level 1, where even the smallest p is too large.
    /// </summary>
    /// <param name="level">The coverage asked for.</param>
    public Interval Interval(double level = 0.95)
    {
        int fewest = _atLeast.TakeWhile(p => (2 * p) - (1 - level) > Rounding).Count();
        return fewest == _atLeast.Length
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, 1)
            : new Interval(_lows[^fewest], _highs[fewest - 1], 1 - (2 * _atLeast[fewest]));
    }

    /// <summary>The probability of so many heads or more.</summary>
    private static double AtLeast(int heads, int tosses) => heads == 0 ? 1 : 1 - Binomial.CDF(0.5, tosses, heads - 1);
}
