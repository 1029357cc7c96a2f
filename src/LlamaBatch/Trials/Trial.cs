namespace LlamaBatch.Trials;

/// <summary>One training run: a combination of levels, with a seed.</summary>
public abstract record Trial
{
    /// <summary>The identity: a hash of everything that decides the outcome. See <see cref="TrialIdentity"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The trial's level on each axis, in the order of the axes.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>The seed of the initial weights and the data order. For a cost trial, also the number of its block.</summary>
    public required int Seed { get; init; }

    /// <summary>The purpose of the trial.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The trial's plan: steps, operations and memory, at the scale of the run.</summary>
    public required TrialPlan Plan { get; init; }

    /// <summary>The effective settings, named by section, such as <c>Model.HiddenSize</c>.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>
    /// A hash of all that decides the first steps of the trial, apart from their batch sizes and learning rates. It is null for a cost
    /// trial, which shares no steps. See <see cref="Trunk"/>.
    /// </summary>
    internal string? Stem { get; init; }

    /// <summary>
    /// A readable name, which globs match, such as <c>BatchSize=100,seed=1</c>. A cost trial has a block instead of a
    /// seed.
    /// </summary>
    public string Label
        => string.Join(',', Levels.Select(level => level.ToString()).Append(Phase == Phase.Cost ? $"block={Seed}" : $"seed={Seed}"));
}
