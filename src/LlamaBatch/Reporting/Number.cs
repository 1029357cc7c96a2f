using System.Globalization;
using Humanizer;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>Numbers for people, the same on every machine.</summary>
public static class Number
{
    /// <summary>A mean with half the width of its interval, both rounded by the latter: <c>1.482 ± 0.006</c>.</summary>
    public static string WithError(double value, double halfWidth) =>
        double.IsNaN(value) ? "not measured"
        : RoundedNumber.IsError(value, halfWidth) ? $"{RoundedNumber.ByError(value, halfWidth)} ± {RoundedNumber.ByError(halfWidth, halfWidth)}"
        : RoundedNumber.Significant(value);

    /// <summary>For a metric's unit those that people read it in, from the smallest, each with how many of the metric's it has and from which value on it reads well.</summary>
    private static readonly Dictionary<string, (string Unit, double Scale, double From)[]> _units = new(StringComparer.Ordinal)
    {
        ["bytes"] = [("bytes", 1, 0), ("KiB", 1L << 10, 1L << 10), ("MiB", 1L << 20, 1L << 20), ("GiB", 1L << 30, 1L << 30)],
        ["share"] = [("%", 0.01, 0)],
        ["s"] = [("µs", 1e-6, 0), ("ms", 1e-3, 1e-3), ("s", 1, 1)],
        ["tokens/s"] = [("tokens/s", 1, 0), ("k tokens/s", 1e3, 1e4)],
        ["tokens"] = [("tokens", 1, 0), ("k tokens", 1e3, 1e4), ("M tokens", 1e6, 1e6)],
        ["FLOP"] = [("FLOP", 1, 0), ("kFLOP", 1e3, 1e3), ("MFLOP", 1e6, 1e6), ("GFLOP", 1e9, 1e9), ("TFLOP", 1e12, 1e12)],
    };

    /// <summary>The unit that people read values of this size in: MiB for bytes, ms for short times.</summary>
    public static string UnitOf(double value, string unit) =>
        _units.TryGetValue(unit, out var readable) ? readable.LastOrDefault(one => Math.Abs(value) >= one.From, readable[0]).Unit : unit;

    /// <summary>How many of a metric's unit one of <see cref="UnitOf"/>'s has.</summary>
    public static double ScaleOf(string unit, string readable) =>
        _units.TryGetValue(unit, out var known) ? known.FirstOrDefault(one => one.Unit == readable, (readable, 1, 0)).Scale : 1;

    /// <summary>A whole number in groups: <c>4,000,000</c>.</summary>
    public static string Exact(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent, whole or below ten with a decimal: <c>43</c>, <c>8.5</c>, <c>5</c>.</summary>
    public static string Percents(double share) => (100 * share).ToString(Math.Abs(share) < 0.0995 ? "0.#" : "0", CultureInfo.InvariantCulture);

    /// <summary>A share as whole percents: <c>87 %</c>.</summary>
    public static string Percent(double share) => Math.Abs(share) < 1e6 ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %") : $"{Significant(100 * share)} %";

    /// <inheritdoc cref="Amount.Compact"/>
    public static string Compact(double value, string unit = "") => Amount.Compact(value, unit);

    /// <summary>A large number in words: <c>109 thousand</c>, <c>3.3 million</c>.</summary>
    public static string InWords(double value) => Math.Abs(value) switch
    {
        >= 1e12 => $"{RoundedNumber.Significant(value / 1e12, 2)} trillion",
        >= 1e9 => $"{RoundedNumber.Significant(value / 1e9, 2)} billion",
        >= 999_500 => $"{RoundedNumber.Significant(Math.Abs(value) < 1e6 ? Math.Sign(value) : value / 1e6, 2)} million",
        >= 1e4 => $"{RoundedNumber.Significant(value / 1e3, 3)} thousand",
        double.NaN => "an unknown number of",
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc cref="Amount.Bytes"/>
    public static string Bytes(double bytes) => Amount.Bytes(bytes);

    /// <summary>A duration in its two largest units: <c>3 minutes, 20 seconds</c>.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds < 1
        ? "a second"
        : duration.Humanize(precision: 2, culture: CultureInfo.InvariantCulture, maxUnit: TimeUnit.Day, minUnit: TimeUnit.Second);

    /// <inheritdoc cref="Amount.Significant"/>
    public static string Significant(double value) => Amount.Significant(value);
}
