using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reads levels as numbers.</summary>
internal static class LevelNumber
{
    /// <summary>Whether a level is a number.</summary>
    public static bool Is(object? level) => level is IConvertible and not (string or bool or char or Enum);

    /// <summary>Whether a level of an attribute is a number. Its value cannot be read if it is an array.</summary>
    public static bool Is(TypedConstant level) => level.Kind != TypedConstantKind.Array && Is(level.Value);

    /// <summary>Whether a level of an attribute is a given number.</summary>
    public static bool Is(TypedConstant level, double number) => level.Kind != TypedConstantKind.Array && Is(level.Value, number);

    /// <summary>The number of a level that is one. That of a <c>float</c> is the number that was written, such as 0.001.</summary>
    public static double Of(object level) => level is float single
        ? double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Convert.ToDouble(level, CultureInfo.InvariantCulture);

    /// <summary>Whether a level is a given number.</summary>
    public static bool Is(object? level, double number) =>
        level is float single ? single.Equals((float)number) : Is(level) && Of(level!).Equals(number);
}
