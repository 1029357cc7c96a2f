namespace LlamaBatch.Statistics;

/// <summary>
/// The slope of a metric along the logarithm of an axis's level, as one curve per seed. The slope is linear between the midpoints of
/// neighboring levels. The slope is zero at the vertex of the parabola through the best level and its two neighbors
/// (<see cref="LogParabola"/>).
/// </summary>
/// <remarks>
/// The slope at a given level is a weighted sum of the metric's values at the measured levels. A t test of the slope over the seeds is
/// therefore exact, even if the optimum is flat (Fieller 1954). The standard error of the vertex would give an inexact interval, because
/// the vertex is a ratio whose denominator, the curvature, may be zero. The best level lies above x only if the metric improves at x and at
/// every lower midpoint. The p of "above x" is therefore the largest p of the slope tests there (an intersection-union test).
/// </remarks>
internal sealed class OptimumCurve
{
    private readonly double[] _middles;
    private readonly double[][] _slopes;
    private readonly double _rounding;

    /// <summary>For each midpoint, the largest p of the tests that the metric still improves, at this and all lower midpoints.</summary>
    private readonly double[] _above;

    /// <summary>For each midpoint, the largest p of the tests that the metric already worsens, at this and all higher midpoints.</summary>
    private readonly double[] _below;

    /// <summary>Computes the slope curves from a metric's values.</summary>
    /// <param name="levels">The levels, which must be above zero and in rising order; at least two.</param>
    /// <param name="values">For each level, the metric's value for each seed; all levels list the seeds in the same order.</param>
    /// <param name="isMaximum">Whether larger values are better.</param>
    public OptimumCurve(IReadOnlyList<double> levels, IReadOnlyList<IReadOnlyList<double>> values, bool isMaximum)
    {
        double[] at = [.. levels.Select(level => Math.Log(level))];
        int sign = isMaximum ? -1 : 1;
        _middles = [.. at.Zip(at.Skip(1), (low, high) => (low + high) / 2)];
        _slopes = [.. Enumerable.Range(0, _middles.Length)
            .Select(i => values[i].Zip(values[i + 1], (low, high) => sign * (high - low) / (at[i + 1] - at[i])).ToArray())];
        _rounding = 1e-12 * values.SelectMany(arm => arm).Select(Math.Abs).DefaultIfEmpty(0).Max()
            / at.Zip(at.Skip(1), (low, high) => high - low).Min();
        _above = [.. _slopes.Select(slopes => slopes.Length < 2 ? 1 : new PairedTTest(slopes, _rounding).Below(0))];
        _below = [.. _slopes.Select(slopes => slopes.Length < 2 ? 1 : new PairedTTest(slopes, _rounding).Above(0))];
        for (int i = 1; i < _middles.Length; i++)
        {
            _above[i] = Math.Max(_above[i], _above[i - 1]);
            _below[^(i + 1)] = Math.Max(_below[^(i + 1)], _below[^i]);
        }
    }

    /// <summary>
    /// The range of x = ln(level) in which the tests can bound the best level. It extends from the first midpoint to the last midpoint.
    /// </summary>
    public (double Low, double High) Span => (_middles[0], _middles[^1]);

    /// <summary>
    /// The p value of the test that the best level lies above <c>e^x</c>. The null hypothesis, "at most e^x", is rejected if the metric
    /// improves everywhere below <c>e^x</c>.
    /// </summary>
    public double Above(double x) =>
        x > _middles[^1] ? 1 : x <= _middles[0]
            ? _above[0]
            : TestIn(x, out int right) is { } test ? Math.Max(_above[right - 1], test.Below(0)) : _above[right];

    /// <summary>
    /// The p value of the test that the best level lies below <c>e^x</c>. The null hypothesis, "at least e^x", is rejected if the metric
    /// worsens everywhere above <c>e^x</c>.
    /// </summary>
    public double Below(double x) =>
        x < _middles[0] ? 1 : x >= _middles[^1]
            ? _below[^1]
            : TestIn(x, out int right) is { } test ? Math.Max(_below[right], test.Above(0)) : _below[right];

    /// <summary>
    /// The lower end of the confidence interval for ln(best level), at a one-sided error rate. It is the largest x for which "the best
    /// level is at most e^x" is rejected.
    /// </summary>
    /// <returns>The lower end, or minus infinity if no x is rejected.</returns>
    public double LowAt(double error) =>
        Above(_middles[0]) > error ? double.NegativeInfinity
        : Above(_middles[^1]) <= error ? _middles[^1]
        : Border(x => Above(x) <= error);

    /// <summary>
    /// The upper end of the confidence interval for ln(best level), at a one-sided error rate. It is the smallest x for which "the best
    /// level is at least e^x" is rejected.
    /// </summary>
    /// <returns>The upper end, or infinity if no x is rejected.</returns>
    public double HighAt(double error) =>
        Below(_middles[^1]) > error ? double.PositiveInfinity
        : Below(_middles[0]) <= error ? _middles[0]
        : Border(x => Below(x) > error);

    /// <summary>
    /// The t test of the slope at x, which lies between two midpoints. The result is null if x is a midpoint, or if there is only one seed.
    /// </summary>
    private PairedTTest? TestIn(double x, out int right)
    {
        right = Array.FindIndex(_middles, middle => middle >= x);
        if (_middles[right] == x || _slopes[right].Length < 2)
        {
            return null;
        }

        double[] before = _slopes[right - 1];
        double[] after = _slopes[right];
        double share = (x - _middles[right - 1]) / (_middles[right] - _middles[right - 1]);
        return new PairedTTest([.. before.Zip(after, (low, high) => low + share * (high - low))], _rounding);
    }

    /// <summary>
    /// The x at which a condition changes from true to false, found by bisection. The condition is true at the first midpoint.
    /// </summary>
    private double Border(Func<double, bool> isSo)
    {
        (double low, double high) = Span;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isSo(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }
}
