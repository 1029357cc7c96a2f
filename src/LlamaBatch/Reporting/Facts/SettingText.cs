using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Formats values of settings for people.</summary>
internal static class SettingText
{
    /// <summary>Numbers that are not whole and have more characters than this are rounded to four significant digits.</summary>
    private const int MostDigits = 6;

    /// <summary>A value as people write it: <c>3,300,000</c>, <c>6e-3</c> for a learning rate. A seed keeps its digits.</summary>
    /// <param name="name">The name of the setting.</param>
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
