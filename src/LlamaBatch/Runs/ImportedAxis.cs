using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>
/// An axis, which is a setting that varies between runs. Each run's level (its value of the setting) is read from a table.
/// </summary>
/// <param name="Name">The name of the axis's property.</param>
/// <param name="Kind">The way in which levels are compared with cells.</param>
/// <param name="Levels">The levels as text, as written by <see cref="LevelText"/>.</param>
public sealed record ImportedAxis(string Name, LevelKind Kind, IReadOnlyList<string> Levels)
{
    /// <summary>Makes an axis from typed levels.</summary>
    public static ImportedAxis Of<TLevel>(string name, params IEnumerable<TLevel> levels)
        where TLevel : notnull => new(name, KindOf(typeof(TLevel)), [.. levels.Select(LevelText.Of)]);

    /// <summary>The way in which levels of a type are compared with cells.</summary>
    public static LevelKind KindOf(Type type) =>
        type == typeof(bool) ? LevelKind.Truth
        : type == typeof(float) ? LevelKind.Single
        : type == typeof(double) || type == typeof(decimal) ? LevelKind.Double
        : type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte) ? LevelKind.Whole
        : LevelKind.Text;
}
