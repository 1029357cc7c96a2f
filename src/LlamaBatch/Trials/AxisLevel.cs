namespace LlamaBatch.Trials;

/// <summary>One axis at one of its levels, as text: <c>BatchSize=100</c>.</summary>
/// <param name="Axis">The axis's property.</param>
/// <param name="Level">The level, culture-invariant and exact.</param>
public readonly record struct AxisLevel(string Axis, string Level)
{
    /// <summary>Reads what <see cref="ToString"/> writes: an axis's name has no equals sign.</summary>
    internal static AxisLevel Parse(string text) => text.Split('=', 2) is [string axis, string level] ? new(axis, level) : throw new FormatException($"'{text}' is no axis and level.");

    /// <inheritdoc/>
    public override string ToString() => $"{Axis}={Level}";
}
