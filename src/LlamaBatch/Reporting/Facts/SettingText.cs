using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Values of settings for people.</summary>
internal static class SettingText
{
    /// <summary>A computed number of many digits has four, which tell it from others.</summary>
    private const int MostDigits = 6;

    /// <summary>The value as people write it: <c>3,300,000</c>, <c>6e-3</c> for a learning rate; a seed keeps its digits.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">The value, culture-invariant and exact.</param>
    public static string Shown(string name, string value) =>
        name.EndsWith("Seed", StringComparison.Ordinal) ? value
        : long.TryParse(value, CultureInfo.InvariantCulture, out long whole) ? Number.Exact(whole)
        : value.Length > MostDigits && IsFraction(value, out double number)
            ? LevelText.Shown(name, number.ToString("G4", CultureInfo.InvariantCulture))
        : LevelText.Shown(name, value);

    private static bool IsFraction(string value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number != Math.Floor(number);
}
