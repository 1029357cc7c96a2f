namespace LlamaBatch.Statistics;

/// <summary>Welch's t test of the difference between the means of two independent samples (Welch 1947).</summary>
/// <remarks>
/// <para>
/// The variances may differ: the standard error is <c>√(s₁²/n₁ + s₂²/n₂)</c>, with the degrees of freedom of Satterthwaite (1946).
/// Equivalence is decided by the two one-sided tests together (Schuirmann 1987).
/// </para>
/// <para>
/// A value may be known only to lie in an interval. For example, a run may have reached a target between two evaluations. To be valid for
/// all values within the intervals, the test uses the worst possible shift, the largest standard error and the fewest degrees of freedom.
/// Wide intervals only reduce the power.
/// </para>
/// </remarks>
public sealed class WelchTest : ShiftTest
{
    private readonly double _rounding;
    private readonly double _largestDeviation;

    /// <summary>Makes a test that compares two samples. If a sample has fewer than two values, p is 1 and the interval is NaN.</summary>
    /// <param name="left">The values of the left sample; at least one. Use <see cref="Bounds.At"/> for a known value.</param>
    /// <param name="right">The values of the right sample; at least one.</param>
    /// <param name="rounding">
    /// If the standard deviation of a sample is at most this value, its values are treated as equal. If both samples have equal values, p
    /// is 0 or 1, depending on which side of the threshold their difference lies. If the difference equals the threshold, p is 0.5.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A sample is empty, or a bound is not finite. For infinite bounds, use <see cref="SignTest"/>.
    /// </exception>
    public WelchTest(IReadOnlyList<Bounds> left, IReadOnlyList<Bounds> right, double rounding = 0)
        : this(Moments(left, nameof(left)), Moments(right, nameof(right)), rounding)
    {
    }

    /// <summary>Makes a test that compares a sample with a number: Student's t test with n - 1 degrees of freedom.</summary>
    /// <param name="left">The values of the sample; at least one.</param>
    /// <param name="right">The number that the mean of the sample is compared with.</param>
    /// <param name="rounding">The standard deviation up to which values are treated as equal.</param>
    /// <exception cref="ArgumentException">The sample is empty, or a bound is not finite.</exception>
    public WelchTest(IReadOnlyList<Bounds> left, double right, double rounding = 0)
        : this(Moments(left, nameof(left)), BoundedMoments.At(right), rounding)
    {
    }

    private WelchTest(BoundedMoments left, BoundedMoments right, double rounding)
    {
        _rounding = rounding;
        _largestDeviation = Math.Sqrt(Math.Max(left.Variance.High, right.Variance.High));
        Counts = (left.Count, right.Count);
        Effect = left.Recorded - right.Recorded;
        Shift = left.Mean.Minus(right.Mean);
        (Bounds a, Bounds b) = (left.MeanVariance, right.MeanVariance);
        StandardError = Math.Sqrt(a.High + b.High);

        // 1/ν is convex in the left sample's share of the squared standard error, so ν is smallest at the smallest or largest share.
        DegreesOfFreedom = Math.Min(
            Freedom(a.High, b.Low, left.Count, right.Count),
            Freedom(a.Low, b.High, left.Count, right.Count));
    }

    /// <summary>The number of values in each sample. The right count is 0 if the right side is a number.</summary>
    public (int Left, int Right) Counts { get; }

    /// <summary>The difference of the sample means, left minus right, computed from the upper end of each value's interval.</summary>
    public double Effect { get; }

    /// <summary>The lower and upper bounds on the difference of the means. The bounds are equal if all values are known exactly.</summary>
    public Bounds Shift { get; }

    /// <summary>The largest possible standard error of the difference, or NaN if a sample has only one value.</summary>
    public double StandardError { get; }

    /// <summary>The smallest possible number of degrees of freedom.</summary>
    /// <remarks>The formula is <c>ν = (a + b)² / (a²/(n₁ - 1) + b²/(n₂ - 1))</c>, where a and b are s²/n of the samples.</remarks>
    public double DegreesOfFreedom { get; }

    /// <remarks>If values are known only to lie in intervals, p values above 0.5 may be too small; p values below 0.5 are valid.</remarks>
    /// <inheritdoc/>
    public override double Above(double threshold) => P(Shift.Low - threshold);

    /// <inheritdoc cref="Above"/>
    public override double Below(double threshold) => P(threshold - Shift.High);

    /// <summary>
    /// The confidence interval for the difference: all thresholds that the test does not reject. The interval reaches <c>t ·
    /// StandardError</c> beyond <see cref="Shift"/> on both sides.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95)
    {
        double half = double.IsNaN(StandardError) ? double.NaN : StandardError * StudentT.Quantile((1 + level) / 2, DegreesOfFreedom);
        return new Interval(Shift.Low - half, Shift.High + half, level);
    }

    /// <summary>
    /// The minimum detectable effect: the smallest distance from a threshold that this test detects with the required power. The effect
    /// includes the width of <see cref="Shift"/>. It is infinite if a sample has only one value.
    /// </summary>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public double DetectableEffect(double error = 0.05, double power = PairedPower.Usual) =>
        double.IsNaN(StandardError) ? double.PositiveInfinity
        : Math.Max(Effect - Shift.Low, Shift.High - Effect)
            + (_largestDeviation > _rounding ? StandardError * TTestPower.Detectable(DegreesOfFreedom, error, power) : 0);

    private double P(double excess) =>
        double.IsNaN(StandardError) ? 1
        : _largestDeviation > _rounding ? StudentT.Above(excess / StandardError, DegreesOfFreedom)
        : Math.Abs(excess) <= _rounding ? 0.5
        : excess > 0 ? 0 : 1;

    /// <summary>Satterthwaite's degrees of freedom. If both variances are 0, the result is the degrees of freedom of the smaller
    /// sample.</summary>
    /// <param name="a">The squared standard error of the left mean.</param>
    /// <param name="b">The squared standard error of the right mean.</param>
    /// <param name="left">The number of values in the left sample.</param>
    /// <param name="right">The number of values in the right sample, or 0 if the right side is a number.</param>
    internal static double Freedom(double a, double b, int left, int right)
    {
        (double ofLeft, double ofRight) = (left - 1, right == 0 ? double.PositiveInfinity : right - 1);
        return a + b > 0 ? (a + b) * (a + b) / ((a * a / ofLeft) + (b * b / ofRight)) : Math.Min(ofLeft, ofRight);
    }

    private static BoundedMoments Moments(IReadOnlyList<Bounds> values, string name) =>
        values.Count > 0 && values.All(value => double.IsFinite(value.Low) && double.IsFinite(value.High))
            ? BoundedMoments.Of(values)
            : throw new ArgumentException("Welch's test needs at least one value, and finite bounds.", name);
}
