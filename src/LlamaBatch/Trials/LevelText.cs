using System.Globalization;

namespace LlamaBatch.Trials;

/// <summary>How a level is written: culture-invariant, and back to the same bits.</summary>
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

    /// <summary>A level as people write it: <c>1e-5</c>, not <c>1E-05</c> or <c>0.00001</c>. For reading alone: a level is known by <see cref="Of"/>.</summary>
    public static string Shown(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        && (level.Contains('E', StringComparison.OrdinalIgnoreCase) || (number != 0 && Math.Abs(number) < 1e-3))
            ? number.ToString("0.################e-0", CultureInfo.InvariantCulture)
            : level;

    /// <summary>A level of a named axis or setting as scientists write it: a learning rate by powers of ten, <c>6e-3</c>.</summary>
    /// <param name="name">The property of the axis, or the setting.</param>
    /// <param name="level">The level.</param>
    public static string Shown(string name, string level) =>
        name.EndsWith(nameof(AdamW.LearningRate), StringComparison.Ordinal)
        && double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && double.IsFinite(rate) && rate != 0 && Math.Abs(rate) < 1
            ? rate.ToString("0.################e-0", CultureInfo.InvariantCulture)
            : Shown(level);
}
