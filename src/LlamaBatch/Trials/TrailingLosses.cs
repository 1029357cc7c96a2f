using LlamaBatch.Statistics;

namespace LlamaBatch.Trials;

/// <summary>A moving window of the latest training losses. Its length is a tenth of the run's steps, but at least 32 steps.</summary>
/// <param name="steps">The number of steps of the trial.</param>
internal sealed class TrailingLosses(int steps)
{
    /// <summary>The minimum length of the window, in steps.</summary>
    private const int Fewest = 32;

    /// <summary>The ratio of the standard deviation to the median absolute deviation, for a normal distribution.</summary>
    private const double PerMedianDeviation = 1.4826;

    private readonly int _length = LengthFor(steps);
    private readonly Queue<double> _losses = new();

    /// <summary>The number of steps in the window.</summary>
    /// <param name="steps">The number of steps of the trial.</param>
    public static int LengthFor(int steps) => Math.Max(Fewest, steps / 10);

    /// <summary>The losses in the window, the oldest first.</summary>
    public IReadOnlyCollection<double> Losses => _losses;

    /// <summary>The median and the robust standard deviation of the losses in the window, or NaN until the window is full.</summary>
    public (double Median, double Deviation) Band
    {
        get
        {
            if (_losses.Count < _length)
            {
                return (double.NaN, double.NaN);
            }

            double median = Median.Of([.. _losses]);
            return (median, PerMedianDeviation * Median.Of([.. _losses.Select(loss => Math.Abs(loss - median))]));
        }
    }

    /// <summary>Adds the loss of a step. If the window is full, the oldest loss is removed.</summary>
    public void Add(double loss)
    {
        _losses.Enqueue(loss);
        if (_losses.Count > _length)
        {
            _losses.Dequeue();
        }
    }

    /// <summary>Replaces the window's losses with losses from a checkpoint.</summary>
    public void Restore(IEnumerable<double> losses)
    {
        _losses.Clear();
        foreach (double loss in losses)
        {
            Add(loss);
        }
    }
}
