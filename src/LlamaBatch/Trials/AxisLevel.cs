namespace LlamaBatch.Trials;

/// <summary>One axis at one of its levels, as text: <c>BatchSize=100</c>.</summary>
/// <param name="Axis">The axis's property.</param>
/// <param name="Level">The level, culture-invariant and exact.</param>
public readonly record struct AxisLevel(string Axis, string Level)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Axis}={Level}";
}
