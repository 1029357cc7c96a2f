using System.Diagnostics;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// The contamination guard of a cost trial: how much of a core the process had while its steps were timed. Where other programs took some of it, the clock has measured
/// them too.
/// </summary>
internal sealed class StepClock(ITrialObserver inner) : ITrialObserver
{
    /// <summary>Clocks of the processor tick too coarsely to judge less.</summary>
    private static readonly TimeSpan _shortestJudged = TimeSpan.FromMilliseconds(100);

    private TimeSpan _cpuBefore;
    private long _wallBefore;

    /// <summary>Processor time over wall time; not a number before the last step, or where the steps took too little time to tell.</summary>
    public double CpuShare { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public string CheckpointPath => inner.CheckpointPath;

    /// <inheritdoc/>
    public bool CheckpointIsDue => inner.CheckpointIsDue;

    /// <inheritdoc/>
    public bool MustStop => inner.MustStop;

    /// <inheritdoc/>
    public void Stepped(int step, int steps, StepOutcome outcome)
    {
        // The first steps are left out of the median, and here.
        if (step == steps / 10)
        {
            (_cpuBefore, _wallBefore) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        }
        else if (step == steps - 1)
        {
            TimeSpan wall = Stopwatch.GetElapsedTime(_wallBefore);
            CpuShare = wall < _shortestJudged ? double.NaN : (Environment.CpuUsage.TotalTime - _cpuBefore) / wall;
        }

        inner.Stepped(step, steps, outcome);
    }

    /// <inheritdoc/>
    public void Measured(string metric, Measurement measurement) => inner.Measured(metric, measurement);

    /// <inheritdoc/>
    public void Noted(string sentence) => inner.Noted(sentence);
}
