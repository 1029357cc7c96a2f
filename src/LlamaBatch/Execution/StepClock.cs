using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// The contamination guard of a cost trial: how much of a core the process had while its steps were timed. Where other programs took some of it, the clock has measured
/// them too.
/// </summary>
/// <param name="inner">Who is told of the steps.</param>
/// <param name="now">What the process has used of the processor, and the time that has passed.</param>
internal sealed class StepClock(ITrialObserver inner, Func<ProcessTimes> now) : ITrialObserver
{
    /// <summary>Clocks of the processor tick too coarsely to judge less.</summary>
    private static readonly TimeSpan _shortestJudged = TimeSpan.FromMilliseconds(100);

    private ProcessTimes _before;

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
            _before = now();
        }
        else if (step == steps - 1)
        {
            ProcessTimes after = now();
            TimeSpan wall = after.Wall - _before.Wall;
            CpuShare = wall < _shortestJudged ? double.NaN : (after.Processor - _before.Processor) / wall;
        }

        inner.Stepped(step, steps, outcome);
    }

    /// <inheritdoc/>
    public void Measured(string metric, Measurement measurement) => inner.Measured(metric, measurement);

    /// <inheritdoc/>
    public void Noted(string sentence) => inner.Noted(sentence);
}
