using System.Globalization;

namespace LlamaBatch.CommandLine;

/// <summary>Amounts for people: three digits and a unit.</summary>
internal static class Quantity
{
    private static readonly string[] _thousands = ["", " k", " M", " G", " T", " P", " E"];
    private static readonly string[] _binary = [" B", " KiB", " MiB", " GiB", " TiB"];

    /// <summary>A number such as <c>4.1 M</c>.</summary>
    public static string Count(double value) => Scaled(value, 1000, _thousands);

    /// <summary>Floating-point operations.</summary>
    public static string Flops(double value) => Scaled(value, 1000, _thousands) is var text && text.Contains(' ', StringComparison.Ordinal) ? $"{text}FLOP" : $"{text} FLOP";

    /// <summary>Bytes.</summary>
    public static string Bytes(double value) => Scaled(value, 1024, _binary);

    /// <summary>A duration in its two largest units.</summary>
    public static string Duration(TimeSpan duration)
    {
        FormattableString text = duration switch
        {
            { TotalSeconds: < 1 } => $"less than a second",
            { TotalSeconds: < 100 } => $"{Math.Round(duration.TotalSeconds):0} s",
            { TotalMinutes: < 60 } => $"{Math.Round(duration.TotalMinutes):0} min",
            { TotalHours: < 48 } => $"{Math.Floor(duration.TotalHours):0} h {duration.Minutes:0} min",
            _ => $"{Math.Round(duration.TotalDays):0} days",
        };
        return FormattableString.Invariant(text);
    }

    private static string Scaled(double value, double thousand, string[] units)
    {
        int unit = 0;
        while (Math.Abs(value) >= thousand && unit < units.Length - 1)
        {
            value /= thousand;
            unit++;
        }

        string format = unit == 0 ? "0.##" : Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00";
        return value.ToString(format, CultureInfo.InvariantCulture) + units[unit];
    }
}
