namespace LlamaBatch.Statistics;

/// <summary>Student's t test of the mean of paired differences, with n − 1 degrees of freedom.</summary>
/// <remarks>The test statistic is <c>t = (mean - threshold) √n / s</c>.</remarks>
/// <param name="differences">The differences of the pairs; at least two.</param>
/// <param name="rounding">
/// If the standard deviation is at most this value, the differences are treated as equal. p is then 0 or 1, depending on which side of the
/// threshold they lie, or 0.5 if they equal the threshold.
/// </param>
public sealed class PairedTTest(IReadOnlyList<double> differences, double rounding = 0) : ShiftTest
{
    private readonly Moments _moments = Moments.Of([.. differences]);

    /// <inheritdoc/>
    public override double Above(double threshold) => StudentT.Above(T(threshold), _moments.Count - 1);

    /// <inheritdoc/>
    public override double Below(double threshold) => StudentT.Above(-T(threshold), _moments.Count - 1);

    private double T(double threshold)
    {
        double excess = _moments.Mean - threshold;
        return _moments.StandardDeviation > rounding ? excess * Math.Sqrt(_moments.Count) / _moments.StandardDeviation
            : Math.Abs(excess) <= rounding ? 0
            : excess * double.PositiveInfinity;
    }
}
