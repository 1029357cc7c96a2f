using System.Globalization;

namespace LlamaBatch.Trials;

/// <summary>Converts levels (values of an axis) to culture-invariant text. Numbers are bit-identical when parsed again.</summary>
public static class LevelText
{
    /// <summary>The text of a level.</summary>
    public static string Of<TLevel>(TLevel level)
        where TLevel : notnull => level switch
        {
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => level.ToString() ?? "",
        };

    /// <summary>The numeric value of a level, or NaN if the level is a name.</summary>
    /// <param name="level">The level.</param>
    internal static double NumberOf(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    /// <summary>
    /// Formats a level or setting for display. Learning rates and very small numbers are shown with powers of ten, as in <c>6e-3</c>, and
    /// integers of five or more digits with separators, as in <c>1,638,400</c>.
    /// </summary>
    /// <param name="name">The name of the axis or setting.</param>
    /// <param name="level">The level.</param>
    public static string Shown(string name, string level) =>
        long.TryParse(level, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)
            && integer is >= 10_000 or <= -10_000 && !name.EndsWith("Seed", StringComparison.Ordinal)
            ? Number.Exact(integer)
        : double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        && (name.EndsWith("LearningRate", StringComparison.Ordinal) || level.Contains('E', StringComparison.OrdinalIgnoreCase)
            || (number != 0 && Math.Abs(number) < 1e-3))
            ? Number.Scientific(number)
            : level;

    /// <inheritdoc cref="Shown(string, string)"/>
    public static string Shown(AxisLevel level) => Shown(level.Axis, level.Level);
}
