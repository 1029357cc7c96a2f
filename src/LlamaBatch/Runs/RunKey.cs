using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>What a row says about its run.</summary>
/// <param name="Levels">The level on each axis.</param>
/// <param name="Name">The run's name.</param>
/// <param name="Pair">What pairs it with runs of other arms; null if nothing does.</param>
internal sealed record RunKey(IReadOnlyList<AxisLevel> Levels, string Name, string? Pair)
{
    /// <summary>The arm: the run's levels.</summary>
    public string Arm { get; } = string.Join(", ", Levels);
}
