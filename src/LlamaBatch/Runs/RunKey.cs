using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>The levels, name and pair that a row gives for its run.</summary>
/// <param name="Levels">The level on each axis.</param>
/// <param name="Name">The name of the run.</param>
/// <param name="Pair">The value, such as a seed, by which runs at different levels are paired, or null if runs are independent.</param>
internal sealed record RunKey(IReadOnlyList<AxisLevel> Levels, string Name, string? Pair)
{
    /// <summary>The levels of the run as text.</summary>
    public string Arm { get; } = string.Join(", ", Levels);
}
