using System.Globalization;

namespace LlamaBatch.Generators;

/// <summary>Reads levels as numbers.</summary>
internal static class LevelNumber
{
    /// <summary>Whether a level is a number.</summary>
    public static bool Is(object? level) => level is IConvertible and not (string or bool or char or Enum);

    /// <summary>The number of a level that is one.</summary>
    public static double Of(object level) => Convert.ToDouble(level, CultureInfo.InvariantCulture);

    /// <summary>Whether a level is a given number.</summary>
    public static bool Is(object? level, double number) =>
        level is float single ? single.Equals((float)number) : Is(level) && Of(level!).Equals(number);
}
