using System.Globalization;
using Humanizer;

namespace LlamaBatch.Trials;

/// <summary>The names of axes, levels and metrics that identify a claim in every language.</summary>
/// <remarks>
/// Results files contain hashes of these names (<c>Look.Claims</c>), so the names must never change. Reports use translated names.
/// </remarks>
internal static class CanonicalText
{
    private const int LongestInDigits = 15;

    /// <summary>The text of an axis and its level, such as <c>batch size 100</c>.</summary>
    /// <param name="level">The level.</param>
    public static string Of(AxisLevel level) => $"{Lower(level.Axis)} {Level(level.Level)}";

    /// <summary>A number with about four significant digits.</summary>
    /// <param name="number">The number.</param>
    public static string Of(double number) =>
        number == 0 || !double.IsFinite(number)
            ? number.ToString(CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal)
            : Math.Log10(Math.Abs(number)) >= LongestInDigits ? number.ToString("0.###e-0", CultureInfo.InvariantCulture)
        : number.ToString(
            $"N{Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, LongestInDigits)}",
            CultureInfo.InvariantCulture);

    /// <summary>A name as lower-case words. <c>BatchSize</c> becomes <c>batch size</c>; <c>KVHeads</c> becomes <c>KV heads</c>.</summary>
    /// <param name="name">The name of a property or type.</param>
    public static string Lower(string name) => Invariantly(() => string.Join(' ', name.Humanize().Split(' ').Select(word =>
        word.Length > 1 && word.All(char.IsUpper) ? word : word.ToLowerInvariant())));

    /// <summary>Converts a name in sentence case to its form inside a sentence. Abbreviations and proper names keep their case.</summary>
    /// <param name="name">The name, in sentence case.</param>
    public static string InSentence(string name)
    {
        string first = name.Split(' ')[0];
        bool isAbbreviation = first.Skip(1).Any(char.IsUpper) || (first.Length > 1 && !first.Any(char.IsLower));
        return isAbbreviation || name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Level(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        && (level.Contains('E', StringComparison.OrdinalIgnoreCase) || (number != 0 && Math.Abs(number) < 1e-3))
            ? number.ToString("0.################e-0", CultureInfo.InvariantCulture)
            : level;

    /// <summary>
    /// Computes a name under the invariant culture. Humanizer follows the current culture, and Turkish has different rules for the case of
    /// the letter i.
    /// </summary>
    public static string Invariantly(Func<string> name)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return name();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
