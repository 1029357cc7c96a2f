using System.Globalization;

namespace LlamaBatch;

/// <summary>The legal values of a number. Infinity and NaN lie in no range.</summary>
/// <param name="Least">The lower bound, or minus infinity if there is none.</param>
/// <param name="Most">The upper bound, or infinity if there is none.</param>
/// <param name="ExcludesLeast">Whether the lower bound itself is excluded.</param>
/// <param name="ExcludesMost">Whether the upper bound itself is excluded.</param>
internal readonly record struct ValueRange(double Least, double Most, bool ExcludesLeast = false, bool ExcludesMost = false)
{
    /// <summary>The range [0, 1], for fractions.</summary>
    public static ValueRange Share { get; } = new(0, 1);

    /// <summary>The range [0, 1), for the decay of a running mean.</summary>
    public static ValueRange Decay { get; } = new(0, 1, ExcludesMost: true);

    /// <summary>The range of numbers above 0.</summary>
    public static ValueRange Positive { get; } = new(0, double.PositiveInfinity, ExcludesLeast: true);

    /// <summary>The range of all finite numbers.</summary>
    public static ValueRange Finite { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The range of all numbers that are at least a lower bound.</summary>
    public static ValueRange AtLeast(double least) => new(least, double.PositiveInfinity);

    /// <summary>Whether a value lies in the range.</summary>
    public bool Contains(double value) =>
        !double.IsInfinity(value) && (ExcludesLeast ? value > Least : value >= Least) && (ExcludesMost ? value < Most : value <= Most);

    /// <summary>An error message for a value outside the range, or null if the value is inside.</summary>
    public string? Refuse(string name, double value) =>
        Contains(value) ? null : $"{name} is {Text(value)}; it must be {this}.{PercentageOf(value)}";

    /// <summary>
    /// A hint for a fraction that was written in percent, or an empty text. Values for the range <see cref="Decay"/> get no hint, because a
    /// decay is never given in percent.
    /// </summary>
    private string PercentageOf(double value) =>
        this != Decay && Least == 0 && Most == 1 && value is > 1 and <= 100
            ? $" If you meant {Text(value)} %, write {Text(value / 100)}." : "";

    /// <summary>The range as the end of "must be …", such as <c>in [0, 1)</c>.</summary>
    public override string ToString() =>
        double.IsNegativeInfinity(Least) && !double.IsPositiveInfinity(Most) ? $"finite and at most {Text(Most)}"
        : !double.IsPositiveInfinity(Most) ? $"in {(ExcludesLeast ? "(" : "[")}{Text(Least)}, {Text(Most)}{(ExcludesMost ? ")" : "]")}"
        : double.IsNegativeInfinity(Least) ? "finite"
        : ExcludesLeast ? $"finite and above {Text(Least)}"
        : $"finite and at least {Text(Least)}";

    /// <summary>A bound as text: whole numbers with thousands separators, other numbers with all their digits.</summary>
    private static string Text(double value) =>
        Math.Abs(value) < 1e16 && Math.Abs(value) >= 1 && Math.Floor(value) == value
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e");
}
