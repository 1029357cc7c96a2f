using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Measures the step times, processor share, reference speed and memory of a cost trial.</summary>
/// <param name="inner">The observer to which every call is passed on.</param>
/// <param name="seconds">Receives the time of each step. The array is allocated beforehand, so that it does not count as memory of the
/// trial.</param>
/// <param name="now">Reads processor time and wall time.</param>
/// <param name="referenceSpeed">Measures the speed of a fixed computation.</param>
/// <param name="peakBytes">Reads the peak growth of the process's memory, in bytes.</param>
internal sealed class CostWatch(
    ITrialObserver inner,
    double[] seconds,
    Func<ProcessTimes> now,
    Func<double> referenceSpeed,
    Func<long> peakBytes) : ITrialObserver
{
    /// <summary>
    /// The minimum duration for which the processor share is computed. The resolution of processor time is too coarse for shorter
    /// durations.
    /// </summary>
    private static readonly TimeSpan _shortestJudged = TimeSpan.FromMilliseconds(100);

    private ProcessTimes _before;

    /// <summary>
    /// Processor time divided by wall time, over the timed steps. NaN before the last step, or if the timed steps were too short to
    /// measure.
    /// </summary>
    public double CpuShare { get; private set; } = double.NaN;

    /// <summary>
    /// The speed of a fixed computation, in floating-point operations per second. It is measured before and after the timed steps, and the
    /// lower speed is used. NaN before the timed steps.
    /// </summary>
    public double ReferenceSpeed { get; private set; } = double.NaN;

    /// <summary>The peak growth of the process's memory, in bytes; null before the last step.</summary>
    public long? PeakBytes { get; private set; }

    /// <summary>The median wall time of a step in seconds, without the first tenth of the steps. Valid after the last step.</summary>
    public double MedianStepSeconds => SecondsAt(0.5);

    /// <summary>The median step time divided by the 10th percentile of step times, without the first tenth of the steps.</summary>
    public double StepSpread => SecondsAt(0.5) / SecondsAt(0.1);

    /// <inheritdoc/>
    public string CheckpointPath => inner.CheckpointPath;

    /// <inheritdoc/>
    public bool CheckpointIsDue => inner.CheckpointIsDue;

    /// <inheritdoc/>
    public bool MustStop => inner.MustStop;

    /// <inheritdoc/>
    public void Stepped(int step, int steps, StepOutcome outcome)
    {
        seconds[step] = outcome.Seconds;

        // The first tenth of the steps is left out, as in the median.
        if (step == steps / 10)
        {
            ReferenceSpeed = referenceSpeed();
            _before = now();
        }
        else if (step == steps - 1)
        {
            ProcessTimes after = now();
            TimeSpan wall = after.Wall - _before.Wall;
            CpuShare = wall < _shortestJudged ? double.NaN : (after.Processor - _before.Processor) / wall;
            PeakBytes = peakBytes();
            ReferenceSpeed = Math.Min(ReferenceSpeed, referenceSpeed());
        }

        inner.Stepped(step, steps, outcome);
    }

    /// <inheritdoc/>
    public void Measured(string metric, Measurement measurement) => inner.Measured(metric, measurement);

    /// <inheritdoc/>
    public void Noted(TrialNote note) => inner.Noted(note);

    private double SecondsAt(double share)
    {
        double[] settled = [.. seconds.Skip(seconds.Length / 10).Order()];
        return settled[(int)(settled.Length * share)];
    }
}
