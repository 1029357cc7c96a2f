using System.Globalization;

namespace LlamaBatch;

/// <summary>Amounts for people: the digits of <c>plan</c>, of reports and of the compiler's cost diagnostic.</summary>
public static class Amount
{
    private static readonly string[] Prefixes = ["", "k", "M", "G", "T", "P", "E", "Z"];

    /// <summary>Numbers with more digits before the point are written by powers of ten.</summary>
    public const int LongestInDigits = 15;

    /// <summary>A whole number in groups: <c>4,000,000</c>.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with a prefix and three digits: <c>1.23 T</c>.</summary>
    public static string Compact(double value, string unit = "")
    {
        int prefix = 0;
        double scaled = value;
        for (; Math.Abs(scaled) >= 999.5 && prefix < Prefixes.Length - 1; prefix++)
        {
            scaled /= 1000;
        }

        string separator = prefix > 0 || unit.Length > 0 ? " " : "";
        return $"{Significant(scaled)}{separator}{Prefixes[prefix]}{unit}";
    }

    /// <summary>Bytes in binary units: <c>61.3 MiB</c>.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        >= 1L << 30 => $"{Significant(bytes / (1L << 30))} GiB",
        >= 1L << 20 => $"{Significant(bytes / (1L << 20))} MiB",
        >= 1L << 10 => $"{Significant(bytes / (1L << 10))} KiB",
        _ => $"{Significant(bytes)} bytes",
    };

    /// <summary>Three significant digits without needless zeros.</summary>
    public static string Significant(double value)
    {
        if (value == 0 || double.IsInfinity(value) || double.IsNaN(value))
        {
            return double.IsNaN(value) ? "not measured" : value.ToString(CultureInfo.InvariantCulture).Replace("Infinity", "∞");
        }

        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return magnitude is < -4 or >= LongestInDigits
            ? value.ToString("0.##e-0", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Min(15, Math.Max(0, 2 - magnitude))).ToString("#,0.##########", CultureInfo.InvariantCulture);
    }
}
