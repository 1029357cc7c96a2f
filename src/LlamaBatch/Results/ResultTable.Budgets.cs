namespace LlamaBatch;

/// <content>Learning metrics after equal steps or equal time, instead of equal tokens.</content>
public sealed partial class ResultTable
{
    /// <summary>The quantity that <see cref="Final"/> holds equal between configurations.</summary>
    private Budget _budget = Budget.EqualTokens;

    /// <summary>A copy whose <see cref="Final"/> compares configurations that make the same number of optimizer steps.</summary>
    public ResultTable EqualSteps => Under(Budget.EqualSteps);

    /// <summary>A copy whose <see cref="Final"/> compares configurations that train for the same time on one thread.</summary>
    /// <remarks>
    /// The time of a configuration is the number of steps in its token budget, times the mean <see cref="StepTime"/> of its cost trials. If
    /// the experiment does not measure <see cref="StepTime"/>, <see cref="LlamaExperiment.MeasuredSpeed"/> gives the time. Times that
    /// differ by at most 5 % count as equal. The whole token budget counts, including a remainder that is too small for a step. The times
    /// of the learning trials are not used, because several of these trials run on the machine at once.
    /// </remarks>
    public ResultTable EqualTime => Under(Budget.EqualTime);

    /// <summary>Whether configurations train for equal times if nothing else is known. It is true for simulated results.</summary>
    internal bool AssumesEqualTimes { get; init; }

    private ResultTable Under(Budget budget) => new(Scale, Axes, Metrics, Seeds, Points)
    {
        Targets = Targets,
        Blocks = Blocks,
        AssumesEqualTimes = AssumesEqualTimes,
        _budget = budget,
    };

    /// <summary>Whether the experiment measures or states how long a configuration trains.</summary>
    private bool TellsTime(ResultPoint point) => point.MeasuredSpeed > 0
        || (Metrics.Any(metric => metric.Key == nameof(StepTime)) && !point.Plan.Training.IsBatchScheduled);

    /// <summary>The time in seconds that a configuration's budget takes on one thread, or 0 if it is unknown.</summary>
    private double SecondsOf(ResultPoint point)
    {
        ILookup<bool, double> stepTimes = point.Costs.Where(trial => trial.Costs.ContainsKey(nameof(StepTime)))
            .ToLookup(Guard.IsDisturbed, trial => trial.Costs[nameof(StepTime)]);
        // Disturbed times are used only if all times are disturbed. If the batch size changes, only the largest steps are timed.
        double[] used = AssumesEqualTimes || point.Plan.Training.IsBatchScheduled ? []
            : [.. stepTimes[!stepTimes[false].Any()]];
        double tokens = point.Plan.Training.Tokens.Count;
        return used.Length > 0 ? tokens / point.Plan.TokensPerStep * used.Average()
            : point.MeasuredSpeed is > 0 and double speed ? tokens / speed
            : AssumesEqualTimes ? 1
            : 0;
    }
}
