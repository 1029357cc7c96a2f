using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A point of the compared axes, with the trials of the evaluation phase that finished there.</summary>
/// <param name="Levels">Its levels on the compared axes.</param>
/// <param name="Plan">Its arithmetic at the scale that was run.</param>
/// <param name="Tuned">The level chosen on each tuned axis; empty where no axis is tuned or tuning is not complete.</param>
/// <param name="Trials">What finished: at most one result for each evaluation seed.</param>
public sealed record ResultPoint(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan, IReadOnlyList<TunedLevel> Tuned, IReadOnlyList<TrialResult> Trials)
{
    /// <summary>The point in words: <c>batch size 100, heads 4</c>; <c>the experiment</c> where no axis is compared.</summary>
    public string Label => Levels.Count == 0 ? "the experiment" : string.Join(", ", Levels.Select(ResultAxis.LabelOf));

    /// <summary>What its learning metrics are measured on; null where that is not known.</summary>
    public ValidationSet? MeasuredOn { get; init; }

    /// <summary>What its trials are known by; null where that is not known, and the point is an arm of its own.</summary>
    public ArmIdentity? Identity { get; init; }

    /// <summary>The cost trials that finished: at most one result for each block.</summary>
    public IReadOnlyList<TrialResult> Costs { get; init; } = [];

    /// <summary>A point of a sweep with nothing finished.</summary>
    internal static ResultPoint Of<TPoint>(PlannedSweep<TPoint> planned, IReadOnlyList<AxisLevel> levels, IReadOnlyList<TunedLevel> tuned)
        where TPoint : LlamaExperiment
    {
        AxisLevel[] chosen = [.. tuned.Select(level => level.Level)];
        TPoint point = planned.Sweep.At([.. levels, .. chosen]);
        return new ResultPoint(levels, planned.PlanOf(point), tuned, []) { MeasuredOn = ValidationSet.Of(point), Identity = planned.IdentityOf(levels, chosen) };
    }

    /// <summary>What the point is known by in what is measured: two points that share it are one arm of it.</summary>
    /// <param name="isCost">Whether that is a cost; null for what takes both, such as the time to a target.</param>
    internal string? IdentityIn(bool? isCost) => Identity is not { } identity ? null
        : isCost switch { true => identity.Cost, false => identity.Learning, _ => $"{identity.Learning} {identity.Cost}" };
}
