using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>One level of each compared axis (a point), with its finished evaluation trials.</summary>
/// <param name="Levels">The point's level on each compared axis.</param>
/// <param name="Plan">The point's plan at the scale that was run.</param>
/// <param name="Tuned">The level chosen on each tuned axis, or empty if no axis is tuned or tuning has not finished.</param>
/// <param name="Trials">The finished evaluation trials, at most one per seed.</param>
public sealed record ResultPoint(
    IReadOnlyList<AxisLevel> Levels,
    TrialPlan Plan,
    IReadOnlyList<TunedLevel> Tuned,
    IReadOnlyList<TrialResult> Trials)
{
    /// <summary>The point in words, such as <c>batch size 100, heads 4</c>, or <c>the experiment</c> if there are no compared
    /// axes.</summary>
    public string Label => Levels.Count == 0 ? "the experiment" : string.Join(", ", Levels.Select(ResultAxis.LabelOf));

    /// <summary>The validation set on which the point's learning metrics are measured, or null if it is unknown.</summary>
    public ValidationSet? MeasuredOn { get; init; }

    /// <summary>The hashes that identify the point's trials, or null if they are unknown. Points with the same hashes have the same
    /// trials.</summary>
    public ArmIdentity? Identity { get; init; }

    /// <summary>The tokens per second on one thread that the experiment states, or null if the experiment states no speed.</summary>
    public double? MeasuredSpeed { get; init; }

    /// <summary>The levels of all axes: compared levels, then tuned levels.</summary>
    internal IReadOnlyList<AxisLevel> AllLevels => [.. Levels, .. Tuned.Select(tuned => tuned.Level)];

    /// <summary>The finished cost trials, at most one per block (repetition of the cost trials).</summary>
    public IReadOnlyList<TrialResult> Costs { get; init; } = [];

    /// <summary>Makes a point that has no finished trials.</summary>
    internal static ResultPoint Of<TPoint>(PlannedSweep<TPoint> planned, IReadOnlyList<AxisLevel> levels, IReadOnlyList<TunedLevel> tuned)
        where TPoint : LlamaExperiment
    {
        AxisLevel[] chosen = [.. tuned.Select(level => level.Level)];
        TPoint point = planned.Sweep.At([.. levels, .. chosen]);
        return new ResultPoint(levels, planned.PlanOf(point), tuned, []) {
            MeasuredOn = ValidationSet.Of(point),
            MeasuredSpeed = point.MeasuredSpeed,
            Identity = planned.IdentityOf(levels, chosen) };
    }

    /// <summary>The text that identifies the point's trials when learning metrics or costs are compared. It is null if the identity is
    /// unknown.</summary>
    /// <param name="isCost">True for costs, false for learning metrics, and null for both, as for the time to a target.</param>
    internal string? IdentityIn(bool? isCost) => Identity is not { } identity ? null
        : isCost switch { true => identity.Cost, false => identity.Learning, _ => $"{identity.Learning} {identity.Cost}" };
}
