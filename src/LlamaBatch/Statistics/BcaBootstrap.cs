using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>
/// The bias-corrected and accelerated bootstrap of a fitted quantity (Efron 1987). Seeds are resampled with all their
/// points. Quantiles of the refits are corrected for bias (z₀) and for a changing error (a, from the jackknife).
/// </summary>
public sealed class BcaBootstrap : ShiftTest
{
    /// <summary>Draws where nothing else is asked.</summary>
    public const int UsualDraws = 9_999;

    /// <summary>With fewer seeds than this the resamples are too few and too alike: 126 distinct ones of five.</summary>
    public const int FewestSeeds = 8;

    private readonly double[] _sorted;
    private readonly double _bias;
    private readonly double _acceleration;

    /// <summary>Draws and refits.</summary>
    /// <param name="count">How many seeds, n.</param>
    /// <param name="fit">The quantity fitted to some of the seeds, given their places 0 to n - 1, repeated where drawn repeatedly.</param>
    /// <param name="draws">How many resamples.</param>
    public BcaBootstrap(int count, Func<IReadOnlyList<int>, double> fit, int draws = UsualDraws)
    {
        // The draws are the same for every claim of every run: a report is a function of its results.
        var random = new Random(1987);
        var places = new int[count];
        _sorted = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < count; i++)
            {
                places[i] = random.Next(count);
            }

            _sorted[draw] = fit(places);
        }

        Array.Sort(_sorted);
        int[] all = [.. Enumerable.Range(0, count)];
        _bias = Normal.InvCDF(0, 1, ShareBelow(fit(all)));
        double[] left = [.. all.Select(omitted => fit([.. all.Where(place => place != omitted)]))];
        double mean = left.Average();
        double squares = left.Sum(value => (mean - value) * (mean - value));
        _acceleration = squares > 0 ? left.Sum(value => Math.Pow(mean - value, 3)) / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <inheritdoc/>
    public override double Above(double threshold) => 1 - Below(threshold);

    /// <summary>The error at which the interval's upper end is the threshold, solved from its formula.</summary>
    /// <inheritdoc/>
    public override double Below(double threshold)
    {
        double w = Normal.InvCDF(0, 1, ShareBelow(threshold)) - _bias;
        double z = w / (1 + _acceleration * w) - _bias;
        return 1 - Normal.CDF(0, 1, z);
    }

    /// <summary>The interval.</summary>
    /// <param name="level">Its coverage.</param>
    public Interval Interval(double level = 0.95)
    {
        double z = Normal.InvCDF(0, 1, (1 + level) / 2);
        return new Interval(Quantile(-z), Quantile(z), level);
    }

    private double Quantile(double z)
    {
        double moved = Normal.CDF(0, 1, _bias + (_bias + z) / (1 - _acceleration * (_bias + z)));
        return _sorted[Math.Clamp((int)Math.Floor(moved * (_sorted.Length + 1)) - 1, 0, _sorted.Length - 1)];
    }

    /// <summary>The share of refits below a value, ties half; never 0 or 1, since more draws might reach further.</summary>
    private double ShareBelow(double value)
    {
        int below = _sorted.Count(one => one < value);
        int ties = _sorted.Count(one => one == value);
        return (below + ties / 2.0 + 0.5) / (_sorted.Length + 1);
    }
}
