using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>One level of each compared axis (a point), with its finished evaluation trials.</summary>
/// <param name="Levels">The point's level on each compared axis.</param>
/// <param name="Plan">The point's plan at the scale that was run.</param>
/// <param name="Tuned">The level chosen on each tuned axis; empty if no axis is tuned or tuning has not finished.</param>
/// <param name="Trials">The finished evaluation trials, at most one per seed.</param>
public sealed record ResultPoint(
    IReadOnlyList<AxisLevel> Levels,
    TrialPlan Plan,
    IReadOnlyList<TunedLevel> Tuned,
    IReadOnlyList<TrialResult> Trials)
{
    /// <summary>The point in words, such as <c>batch size 100, heads 4</c>; <c>the experiment</c> without compared axes.</summary>
    public string Label => Levels.Count == 0 ? "the experiment" : string.Join(", ", Levels.Select(ResultAxis.LabelOf));

    /// <summary>The validation set of the point's learning metrics; null if unknown.</summary>
    public ValidationSet? MeasuredOn { get; init; }

    /// <summary>The identity of the point's trials; null if unknown. Points with the same identity share all their trials.</summary>
    public ArmIdentity? Identity { get; init; }

    /// <summary>The levels of all axes: compared levels, then tuned levels.</summary>
    internal IReadOnlyList<AxisLevel> AllLevels => [.. Levels, .. Tuned.Select(tuned => tuned.Level)];

    /// <summary>The finished cost trials, at most one per block.</summary>
    public IReadOnlyList<TrialResult> Costs { get; init; } = [];

    /// <summary>Makes a point that has no finished trials.</summary>
    internal static ResultPoint Of<TPoint>(PlannedSweep<TPoint> planned, IReadOnlyList<AxisLevel> levels, IReadOnlyList<TunedLevel> tuned)
        where TPoint : LlamaExperiment
    {
        AxisLevel[] chosen = [.. tuned.Select(level => level.Level)];
        TPoint point = planned.Sweep.At([.. levels, .. chosen]);
        return new ResultPoint(levels, planned.PlanOf(point), tuned, []) {
            MeasuredOn = ValidationSet.Of(point),
            Identity = planned.IdentityOf(levels, chosen) };
    }

    /// <summary>The identity of the point's trials, for learning or for costs; null if unknown.</summary>
    /// <param name="isCost">Whether costs are compared; null to include both identities, as for the time to a target.</param>
    internal string? IdentityIn(bool? isCost) => Identity is not { } identity ? null
        : isCost switch { true => identity.Cost, false => identity.Learning, _ => $"{identity.Learning} {identity.Cost}" };
}
