using System.Globalization;

namespace LlamaBatch.Statistics;

/// <summary>Numbers for readers: no more digits than are known.</summary>
public static class RoundedNumber
{
    /// <summary>Numbers with more digits before the point are written by powers of ten.</summary>
    public const int LongestInDigits = Amount.LongestInDigits;

    /// <summary>An error smaller than this share of the value is that of the arithmetic, which no reader needs.</summary>
    private const double SmallestError = 1e-12;

    /// <summary>
    /// The value to the last digit that its error leaves: one digit of the error, two where its first is 1 or 2. Four significant digits where the error is zero, unknown or rounding.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="error">Its error: the half-width of its interval.</param>
    public static string ByError(double value, double error) => IsError(value, error) ? Fixed(value, DecimalsOf(error)) : Significant(value);

    /// <summary>Whether an error is known, and more than the arithmetic's.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">Its error.</param>
    public static bool IsError(double value, double error) => error > SmallestError * Math.Abs(value) && double.IsFinite(error);

    /// <summary>Four significant digits, never in exponential notation below a million billions.</summary>
    public static string Significant(double value, int digits = 4) =>
        value == 0 || !double.IsFinite(value)
            ? value.ToString(CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal)
            : Fixed(value, Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)))));

    /// <summary>A p value: <c>p &lt; 0.001</c>, <c>p = 0.004</c>, <c>p = 0.13</c>.</summary>
    public static string P(double p) => p switch
    {
        double.NaN => "p not known",
        < 0.001 => "p < 0.001",
        < 0.0995 => $"p = {p.ToString("0.000", CultureInfo.InvariantCulture)}",
        _ => $"p = {p.ToString("0.00", CultureInfo.InvariantCulture)}",
    };

    private static int DecimalsOf(double error)
    {
        int exponent = (int)Math.Floor(Math.Log10(error));
        double leading = error / Math.Pow(10, exponent);
        return Math.Max(0, leading < 2.95 ? 1 - exponent : -exponent);
    }

    private static string Fixed(double value, int decimals)
    {
        if (double.IsFinite(value) && Math.Log10(Math.Abs(value)) >= LongestInDigits)
        {
            return value.ToString("0.###e-0", CultureInfo.InvariantCulture);
        }

        string text = value.ToString($"N{Math.Min(decimals, 15)}", CultureInfo.InvariantCulture);

        // A difference that rounds away is zero, whatever its sign.
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }
}
