using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Values of settings for people.</summary>
internal static class SettingText
{
    /// <summary>A computed number of many digits has four, which tell it from others.</summary>
    private const int MostDigits = 6;

    /// <summary>The value as people write it: <c>3,300,000</c>, <c>6e-3</c> for a learning rate, <c>0.9936</c> for a computed number; a seed keeps its digits.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">The value, culture-invariant and exact.</param>
    public static string Shown(string name, string value) =>
        !name.EndsWith("Seed", StringComparison.Ordinal) && long.TryParse(value, CultureInfo.InvariantCulture, out long whole) && Math.Abs(whole) >= 10_000 ? Number.Exact(whole)
        : value.Length > MostDigits && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number != Math.Floor(number)
            ? LevelText.Shown(name, number.ToString("G4", CultureInfo.InvariantCulture))
        : LevelText.Shown(name, value);
}
