namespace LlamaBatch.Trials;

/// <summary>One training run, defined by a level of each axis and a seed.</summary>
public abstract record Trial
{
    /// <summary>The identity: a hash of everything that determines the outcome. See <see cref="TrialIdentity"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The trial's level on each axis, in the order of the axes.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>The seed of the initial weights and the data order. A cost trial's seed is the number of its block.</summary>
    public required int Seed { get; init; }

    /// <summary>The purpose of the trial.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The trial's planned numbers of steps, floating-point operations and bytes of memory, at the scale of the run.</summary>
    public required TrialPlan Plan { get; init; }

    /// <summary>The effective settings, named by section, such as <c>Model.HiddenSize</c>.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>
    /// A hash of everything that determines the first steps of the trial, except for their batch sizes and learning rates. It is null for a
    /// cost trial. Trials with the same hash may have first steps in common; see <see cref="Trunk"/>.
    /// </summary>
    internal string? Stem { get; init; }

    /// <summary>
    /// A readable name, such as <c>BatchSize=100,seed=1</c>, or <c>BatchSize=100,block=1</c> for a cost trial. Glob patterns on the command
    /// line are matched against this name.
    /// </summary>
    public string Label
        => string.Join(',', Levels.Select(level => level.ToString()).Append(Phase == Phase.Cost ? $"block={Seed}" : $"seed={Seed}"));
}
