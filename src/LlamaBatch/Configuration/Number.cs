using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// Formats numbers for people, in reports, figures, the console and compiler messages. No other code chooses how many digits to show.
/// </summary>
/// <remarks>
/// A value with a known error is formatted by <see cref="ByError"/> or <see cref="WithError"/>, so that it has the same digits wherever
/// it appears. A minus sign is U+2212. No output depends on the culture or contains words.
/// </remarks>
public static class Number
{
    /// <summary>The largest number of digits before the decimal point. Longer numbers are written in scientific notation.</summary>
    private const int LongestInDigits = 15;

    /// <summary>The smallest meaningful error, as a fraction of the value. A smaller error is only rounding.</summary>
    private const double SmallestError = 1e-12;

    private const string Unknown = "—";

    private static readonly string[] _prefixes = ["", "k", "M", "G", "T", "P", "E", "Z"];

    /// <summary>
    /// The display units for each unit of a metric, from small to large. <c>Scale</c> is the size of a display unit in the metric's unit,
    /// such as 1,024 for KiB. <c>From</c> is the smallest value, in the metric's unit, that is shown in the display unit.
    /// </summary>
    private static readonly Dictionary<string, (string Unit, double Scale, double From)[]> _units = new()
    {
        ["bytes"] = [("bytes", 1, 0), ("KiB", 1L << 10, 1L << 10), ("MiB", 1L << 20, 1L << 20), ("GiB", 1L << 30, 1L << 30)],
        ["share"] = [("%", 0.01, 0)],
        ["s"] = [("µs", 1e-6, 0), ("ms", 1e-3, 1e-3), ("s", 1, 1)],
        ["tokens/s"] = [("tokens/s", 1, 0), ("k tokens/s", 1e3, 1e4)],
        ["tokens"] = [("tokens", 1, 0), ("k tokens", 1e3, 1e4), ("M tokens", 1e6, 1e6)],
        ["FLOP"] = [("FLOP", 1, 0), ("kFLOP", 1e3, 1e3), ("MFLOP", 1e6, 1e6), ("GFLOP", 1e9, 1e9), ("TFLOP", 1e12, 1e12),
            ("PFLOP", 1e15, 1e15), ("EFLOP", 1e18, 1e18), ("ZFLOP", 1e21, 1e21)],
    };

    /// <summary>
    /// A mean with the half-width of its interval, both rounded to the precision of the half-width: <c>1.482 ±
    /// 0.006</c>.
    /// </summary>
    public static string WithError(double value, double halfWidth) =>
        IsError(value, halfWidth) ? $"{ByError(value, halfWidth)} ± {ByError(halfWidth, halfWidth)}" : Measured(value);

    /// <summary>
    /// A value rounded to the decimal places of its error. The error is rounded to one digit, or to two digits if it begins with 1 or 2.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="error">
    /// The error of the value, such as the half-width of its interval. If the error is zero, NaN, or no larger than rounding errors, the
    /// value has four significant digits.
    /// </param>
    public static string ByError(double value, double error) => IsError(value, error) ? Fixed(value, DecimalsOf(error)) : Measured(value);

    /// <summary>A value without a known error, with <paramref name="digits"/> significant digits.</summary>
    public static string Measured(double value, int digits = 4) =>
        value == 0 || !IsFinite(value)
            ? Special(value)
            : Fixed(value, Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)))));

    /// <summary>A number with at most three significant digits and no trailing zeros, for axis ticks and exactly known values.</summary>
    public static string ThreeDigits(double value)
    {
        if (value == 0 || !IsFinite(value))
        {
            return Special(value);
        }

        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Signed(magnitude is < -4 or >= LongestInDigits
            ? value.ToString("0.##e-0", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Min(15, Math.Max(0, 2 - magnitude))).ToString("#,0.##########", CultureInfo.InvariantCulture));
    }

    /// <summary>A number with at most two significant digits: <c>5,900</c>, <c>84</c>, <c>0.25</c>.</summary>
    public static string TwoDigits(double value)
    {
        if (value == 0 || !IsFinite(value))
        {
            return Special(value);
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return ThreeDigits(Math.Round(value / unit) * unit);
    }

    /// <summary>A whole number with thousands separators: <c>4,000,000</c>.</summary>
    public static string Exact(long value) => Signed(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A number, rounded to a whole number with thousands separators.</summary>
    public static string Exact(double value) => Signed(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A number with a metric prefix and at most three significant digits: <c>1.23 T</c>.</summary>
    public static string Compact(double value, string unit = "")
    {
        int prefix = 0;
        double scaled = value;
        for (; Math.Abs(scaled) >= 999.5 && prefix < _prefixes.Length - 1; prefix++)
        {
            scaled /= 1000;
        }

        string separator = prefix > 0 || unit.Length > 0 ? " " : "";
        return $"{ThreeDigits(scaled)}{separator}{_prefixes[prefix]}{unit}";
    }

    /// <summary>Bytes in binary units: <c>61.3 MiB</c>.</summary>
    public static string Bytes(double bytes)
    {
        string unit = UnitOf(bytes, "bytes");
        return $"{ThreeDigits(bytes / ScaleOf("bytes", unit))} {unit}";
    }

    /// <summary>A fraction in percent: a whole number from 10 % on, and two significant digits below 10 %.</summary>
    public static string Percent(double share) => $"{Percents(share)} %";

    /// <summary>A fraction in percent, without the percent sign.</summary>
    public static string Percents(double share)
    {
        double percent = 100 * share;
        return Math.Abs(percent) >= 1e8 || !IsFinite(percent) ? ThreeDigits(percent)
            : Math.Abs(percent) >= 9.95 || percent == 0 ? Signed(percent.ToString("0", CultureInfo.InvariantCulture))
            : Signed(percent.ToString(
                "0." + new string('#', Math.Max(1, 1 - (int)Math.Floor(Math.Log10(Math.Abs(percent))))),
                CultureInfo.InvariantCulture));
    }

    /// <summary>The confidence level of an interval in percent, with at most one decimal: <c>95 %</c>, <c>96.9 %</c>.</summary>
    public static string Coverage(double level) => (100 * level).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>
    /// A p value with two significant digits and at most three decimals. Examples are <c>p &lt; 0.001</c>, <c>p =
    /// 0.004</c> and <c>p = 0.13</c>.
    /// </summary>
    public static string P(double p) => p switch
    {
        double.NaN => $"p = {Unknown}",
        < 0.001 => "p < 0.001",
        < 0.0995 => $"p = {p.ToString("0.000", CultureInfo.InvariantCulture)}",
        < 0.995 => $"p = {p.ToString("0.00", CultureInfo.InvariantCulture)}",
        _ => "p = 1.0",
    };

    /// <summary>A number with an explicit sign: <c>+0.04</c>, <c>−0.04</c>. Zero has no sign.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">The error of the value, which determines how many digits are shown; see <see cref="ByError"/>.</param>
    public static string Change(double value, double error)
    {
        string text = ByError(value, error);
        return value > 0 && text.Any(letter => letter is >= '1' and <= '9' or '∞') ? $"+{text}" : text;
    }

    /// <summary>A number in scientific notation, as is usual for learning rates: <c>6e-3</c>. Numbers of magnitude 1 or more have no
    /// exponent.</summary>
    public static string Scientific(double value) =>
        value == 0 || !IsFinite(value) || Math.Abs(value) >= 1
            ? ThreeDigits(value)
            : Signed(value.ToString("0.################e-0", CultureInfo.InvariantCulture));

    /// <summary>The display unit that suits a value in the given unit, such as MiB for many bytes.</summary>
    public static string UnitOf(double value, string unit) =>
        _units.TryGetValue(unit, out var readable)
            ? (readable.LastOrDefault(one => Math.Abs(value) >= one.From).Unit ?? readable[0].Unit)
            : unit;

    /// <summary>The size of a display unit in the metric's unit, such as 1,024 for KiB and bytes. The result is 1 if either unit is
    /// unknown.</summary>
    public static double ScaleOf(string unit, string readable)
    {
        double scale = _units.TryGetValue(unit, out var known) ? known.FirstOrDefault(one => one.Unit == readable).Scale : 1;
        return scale > 0 ? scale : 1;
    }

    /// <summary>Whether an error is known and larger than rounding errors.</summary>
    private static bool IsError(double value, double error) => error > SmallestError * Math.Abs(value) && IsFinite(error);

    private static int DecimalsOf(double error)
    {
        int exponent = (int)Math.Floor(Math.Log10(error));
        double leading = error / Math.Pow(10, exponent);
        return Math.Max(0, leading < 2.95 ? 1 - exponent : -exponent);
    }

    private static string Fixed(double value, int decimals) => Signed(
        IsFinite(value) && Math.Log10(Math.Abs(value)) >= LongestInDigits
            ? value.ToString("0.###e-0", CultureInfo.InvariantCulture)
            : value.ToString($"N{Math.Min(decimals, 15)}", CultureInfo.InvariantCulture));

    /// <summary>The text of zero, NaN and the infinities.</summary>
    private static string Special(double value) =>
        double.IsNaN(value) ? Unknown : double.IsInfinity(value) ? value < 0 ? "−∞" : "∞" : "0";

    /// <summary>The text with a minus sign in place of a hyphen. A number that rounds to zero loses its sign.</summary>
    private static string Signed(string text) =>
        text[0] != '-' ? text : text.All(letter => letter is '-' or '0' or '.') ? text.TrimStart('-') : text.Remove(0, 1).Insert(0, "−");

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
