namespace LlamaBatch.Statistics;

/// <summary>
/// A test that counts pairs of values by their order alone, with the estimate and the interval that belong to it (Hodges and Lehmann 1963): the median of the differences of the pairs, and all
/// shifts that the test does not exclude. Both take values that are known by their bounds, and are open where these are.
/// </summary>
public abstract class RankTest : ShiftTest
{
    private const double Rounding = 1e-12;

    private readonly double[] _lows;
    private readonly double[] _highs;
    private readonly IReadOnlyList<double> _atLeast;

    /// <summary>A test over pairs.</summary>
    /// <param name="differences">What is known of the difference of each pair.</param>
    /// <param name="atLeast">The probability that at least so many of the pairs lie on one side of the true shift, for none to all of them.</param>
    protected RankTest(IReadOnlyList<Bounds> differences, IReadOnlyList<double> atLeast)
    {
        _lows = [.. differences.Select(difference => difference.Low).Order()];
        _highs = [.. differences.Select(difference => difference.High).Order()];
        _atLeast = atLeast;
    }

    /// <summary>What is known of the median difference; the two bounds are the same where it is known.</summary>
    public Bounds Shift => new(Median.Of(_lows), Median.Of(_highs));

    /// <summary>The smallest p, that of all pairs on one side.</summary>
    public double SmallestP => _atLeast[^1];

    /// <summary>The largest difference, whatever its sign, that is known.</summary>
    public double Reach => _lows.Concat(_highs).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override double Above(double threshold) => _atLeast[_lows.Count(low => low > threshold)];

    /// <inheritdoc/>
    public override double Below(double threshold) => _atLeast[_highs.Count(high => high < threshold)];

    /// <summary>
    /// The exact interval of the shift. Ranks of few values have few levels: it is the narrowest of at least the level asked for, and says its own. An end is infinite where bounds leave it open; both
    /// are, at level 1, where even the smallest p is too large.
    /// </summary>
    /// <param name="level">The coverage asked for.</param>
    public Interval Interval(double level = 0.95)
    {
        int fewest = _atLeast.TakeWhile(p => (2 * p) - (1 - level) > Rounding).Count();
        return fewest == _atLeast.Count
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, 1)
            : new Interval(_lows[^fewest], _highs[fewest - 1], 1 - (2 * _atLeast[fewest]));
    }
}
