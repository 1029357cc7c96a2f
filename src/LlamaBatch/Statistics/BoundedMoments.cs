namespace LlamaBatch.Statistics;

/// <summary>Bounds on the mean and variance of values that are known only to lie in intervals.</summary>
/// <param name="Count">The number of values, n, or 0 if the moments are those of a constant (<see cref="At"/>).</param>
/// <param name="Recorded">The mean of the upper ends of the intervals, which are the recorded values.</param>
/// <param name="Mean">The bounds on the mean.</param>
/// <param name="Variance">The bounds on the variance, with n - 1 in the denominator. The bounds are NaN for one value.</param>
internal readonly record struct BoundedMoments(int Count, double Recorded, Bounds Mean, Bounds Variance)
{
    /// <summary>The bounds on the squared standard error of the mean, which is the variance divided by n.</summary>
    public Bounds MeanVariance => Count == 0 ? Bounds.At(0) : new(Variance.Low / Count, Variance.High / Count);

    /// <summary>The moments of a constant: the mean is the number, and the variance is 0.</summary>
    public static BoundedMoments At(double number) => new(0, number, Bounds.At(number), Bounds.At(0));

    /// <summary>
    /// Computes the bounds on the moments. The upper bound on the variance is never too small, but may be too large by a relative error of
    /// about 1 / n².
    /// </summary>
    /// <param name="values">The intervals, which must be finite; at least one.</param>
    public static BoundedMoments Of(IReadOnlyList<Bounds> values)
    {
        double recorded = values.Average(value => value.High);
        return new(
            values.Count,
            recorded,
            new(values.Average(value => value.Low), recorded),
            values.Count < 2
                ? Bounds.At(double.NaN)
                : new(Squares(values, Nearest) / (values.Count - 1), Squares(values, Farthest) / (values.Count - 1)));
    }

    /// <summary>
    /// Finds the smallest sum of squared distances between a center and one point of each interval, over all centers.
    /// <paramref name="pick"/> chooses the point, given the interval and the center. The sum is convex in the center, so bisection finds
    /// the minimum.
    /// </summary>
    /// <remarks>
    /// If <paramref name="pick"/> chooses the nearest point, the result is the smallest possible sum of squares about the mean. If
    /// <paramref name="pick"/> chooses the farthest point, the result is an upper bound on the sum of squares about the mean, because the
    /// mean minimizes that sum.
    /// </remarks>
    private static double Squares(IReadOnlyList<Bounds> values, Func<Bounds, double, double> pick)
    {
        double low = values.Min(value => value.Low);
        double high = values.Max(value => value.High);
        for (int i = 0; i < 60; i++)
        {
            double center = (low + high) / 2;
            (low, high) = values.Sum(value => center - pick(value, center)) < 0 ? (center, high) : (low, center);
        }

        return values.Sum(value => Math.Pow(high - pick(value, high), 2));
    }

    private static double Nearest(Bounds value, double center) => Math.Clamp(center, value.Low, value.High);

    private static double Farthest(Bounds value, double center) => center - value.Low > value.High - center ? value.Low : value.High;
}
