using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Observes a cost trial: step times, CPU share, reference speed and memory.</summary>
/// <param name="inner">The observer that is also told of the steps.</param>
/// <param name="seconds">Receives the time of each step. It is allocated beforehand, so that it is not memory of the trial.</param>
/// <param name="now">Reads processor time and wall time.</param>
/// <param name="referenceSpeed">Measures the speed of a fixed computation.</param>
/// <param name="peakBytes">Reads the peak growth of the process, in bytes.</param>
internal sealed class CostWatch(
    ITrialObserver inner,
    double[] seconds,
    Func<ProcessTimes> now,
    Func<double> referenceSpeed,
    Func<long> peakBytes) : ITrialObserver
{
    /// <summary>Clocks of the processor tick too coarsely to judge less.</summary>
    private static readonly TimeSpan _shortestJudged = TimeSpan.FromMilliseconds(100);

    private ProcessTimes _before;

    /// <summary>Processor time over wall time. It is NaN before the last step, or where the steps were too short to measure.</summary>
    public double CpuShare { get; private set; } = double.NaN;

    /// <summary>The lower of the reference speeds before and after the timed steps; NaN before them.</summary>
    public double ReferenceSpeed { get; private set; } = double.NaN;

    /// <summary>By how much the process has grown; null before the last step.</summary>
    public long? PeakBytes { get; private set; }

    /// <summary>Median wall time of a step in seconds, the first tenth left out; asked after the last step.</summary>
    public double MedianStepSeconds => SecondsAt(0.5);

    /// <summary>The median over the time that the fastest tenth of the steps stay below, again without the first tenth.</summary>
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

        // The first steps are left out, as in the median.
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
