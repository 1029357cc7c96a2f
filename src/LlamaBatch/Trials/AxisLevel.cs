namespace LlamaBatch.Trials;

/// <summary>One axis at one of its levels, as text, such as <c>BatchSize=100</c>.</summary>
/// <param name="Axis">The name of the axis's property.</param>
/// <param name="Level">The level as exact, culture-invariant text.</param>
public readonly record struct AxisLevel(string Axis, string Level)
{
    /// <summary>Parses the text that <see cref="ToString"/> writes. The first equals sign separates the axis and the level.</summary>
    internal static AxisLevel Parse(string text) => text.Split('=', 2) is [string axis, string level]
        ? new(axis, level)
        : throw new FormatException($"'{text}' is not an axis and a level.");

    /// <summary>A text that identifies a combination of levels. The text does not depend on the order of the levels.</summary>
    internal static string KeyOf(IEnumerable<AxisLevel> levels)
        => string.Join(',', levels.OrderBy(level => level.Axis, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"{Axis}={Level}";
}
