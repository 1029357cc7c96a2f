using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// The bias-corrected and accelerated bootstrap for a fitted quantity (Efron 1987). A resample draws seeds with replacement and uses the
/// values of each drawn seed at all levels of the axis. The quantity is refitted to each resample. The interval uses the quantiles of the
/// refits, corrected for bias (z₀) and for a standard error that varies with the quantity (acceleration a, from the jackknife).
/// </summary>
public sealed class BcaBootstrap : ShiftTest
{
    /// <summary>The default number of resamples.</summary>
    public const int UsualDraws = 9_999;

    /// <summary>The minimum number of seeds for an interval. Five seeds, for example, have only 126 distinct resamples, which is too
    /// few.</summary>
    public const int FewestSeeds = 8;

    private readonly double[] _sorted;
    private readonly double _bias;
    private readonly double _acceleration;
    private readonly double _freedom;

    /// <summary>Draws resamples and refits the quantity to each.</summary>
    /// <param name="count">The number of seeds, n.</param>
    /// <param name="fit">Fits the quantity to a resample, given as indices 0 to n - 1 with repetitions.</param>
    /// <param name="draws">The number of resamples.</param>
    public BcaBootstrap(int count, Func<IReadOnlyList<int>, double> fit, int draws = UsualDraws)
        : this(Refits(count, fit, draws), fit([.. Enumerable.Range(0, count)]), JackknifeInfluence.Of([LeftOut(count, fit)]).Acceleration)
    {
    }

    /// <summary>Creates a test from fits to resamples that the caller has already computed.</summary>
    /// <param name="refits">The quantity fitted to each resample; infinities are allowed.</param>
    /// <param name="estimate">The quantity fitted to all seeds.</param>
    /// <param name="acceleration">The acceleration a, which corrects for a standard error that varies with the quantity.</param>
    /// <param name="freedom">
    /// The degrees of freedom of the t distribution that replaces the normal one. With few values, the normal distribution underestimates
    /// the tails (Hesterberg 2015, on the expanded percentile interval).
    /// </param>
    internal BcaBootstrap(double[] refits, double estimate, double acceleration, double freedom = double.PositiveInfinity)
    {
        _freedom = freedom;
        _sorted = [.. refits.Order()];
        _bias = Normal.InvCDF(0, 1, ShareBelow(estimate));
        _acceleration = acceleration;
    }

    /// <inheritdoc/>
    public override double Above(double threshold) => 1 - Below(threshold);

    /// <summary>
    /// The p under the hypothesis that the quantity is at least the threshold. This p is the one-sided error rate at which the upper end of
    /// the interval equals the threshold.
    /// </summary>
    /// <inheritdoc/>
    public override double Below(double threshold)
    {
        double w = Normal.InvCDF(0, 1, ShareBelow(threshold)) - _bias;
        double z = w / (1 + _acceleration * w) - _bias;
        return 1 - MathNet.Numerics.Distributions.StudentT.CDF(0, 1, _freedom, z);
    }

    /// <summary>The confidence interval for the fitted quantity.</summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95)
    {
        double z = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, _freedom, (1 + level) / 2);
        return new Interval(Quantile(-z), Quantile(z), level);
    }

    private double Quantile(double z)
    {
        double moved = Normal.CDF(0, 1, _bias + (_bias + z) / (1 - _acceleration * (_bias + z)));
        return _sorted[Math.Clamp((int)Math.Floor(moved * (_sorted.Length + 1)) - 1, 0, _sorted.Length - 1)];
    }

    /// <summary>The fraction of refits below a value, strictly between 0 and 1. A refit equal to the value counts as half.</summary>
    private double ShareBelow(double value)
    {
        int below = _sorted.Count(one => one < value);
        int ties = _sorted.Count(one => one == value);
        return (below + ties / 2.0 + 0.5) / (_sorted.Length + 1);
    }

    private static double[] Refits(int count, Func<IReadOnlyList<int>, double> fit, int draws)
    {
        // The random seed is fixed, so that the same results always give the same report.
        var random = new Random(1987);
        var places = new int[count];
        var refits = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < count; i++)
            {
                places[i] = random.Next(count);
            }

            refits[draw] = fit(places);
        }

        return refits;
    }

    private static double[] LeftOut(int count, Func<IReadOnlyList<int>, double> fit)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        return [.. all.Select(omitted => fit([.. all.Where(place => place != omitted)]))];
    }
}
