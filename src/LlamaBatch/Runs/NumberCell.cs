using System.Globalization;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Reads numbers from cells.</summary>
internal static class NumberCell
{
    /// <summary>Reads a finite number.</summary>
    /// <exception cref="RunTableException">The cell is empty or does not contain a finite number.</exception>
    public static double Finite(Cell cell, RowPlace place, string column) =>
        Any(cell, place, column) is var number && double.IsFinite(number)
        ? number
        : throw place.Wrong(column, $"{Printable.Short(cell.Text!)} is not finite. Correct it, or leave the row out with Where.");

    /// <summary>Reads the progress of a run, such as its step: a finite number ≥ 0.</summary>
    /// <exception cref="RunTableException">The cell is empty or does not contain a finite number of at least 0.</exception>
    public static double Progress(Cell cell, RowPlace place, string column) => Finite(cell, place, column) is var number && number >= 0
        ? number
        : throw place.Wrong(column, $"{cell.Text} is below 0; progress cannot be. Correct it, or name another column.");

    /// <summary>Reads a number, which may be NaN or infinite.</summary>
    /// <exception cref="RunTableException">The cell is empty or does not contain a number.</exception>
    public static double Any(Cell cell, RowPlace place, string column)
    {
        if (cell.IsNested)
        {
            throw place.Wrong(column, "the value is a list or an object. Write its parts as columns of their own.");
        }

        if (cell.Text is not string text)
        {
            throw place.Wrong(column, "the cell is empty. Write a number, or leave the row out with Where.");
        }

        if (Parse(text) is not double number)
        {
            throw place.Wrong(column, text.Any(char.IsAsciiDigit) && text.Contains(',', StringComparison.Ordinal)
                ? $"'{Printable.Short(text)}' has a comma. Write a decimal point and no thousands separators."
                : $"'{Printable.Short(text)}' is text; it must be a number such as 3.14. Leave the cell empty if there is no value.");
        }

        return double.IsFinite(number) && Math.Abs(number) > JsonFields.LargestMeasured
            ? throw place.Wrong(column, $"{Printable.Short(text)} is beyond ±1e100. Correct it.")
            : number;
    }

    /// <summary>Parses a number. The result is null for any other text.</summary>
    public static double? Parse(string text) => text.ToUpperInvariant() switch
    {
        "NAN" or "+NAN" or "-NAN" => double.NaN,
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        // TryParse returns infinity for a number beyond the range of double. The number is clamped, because infinity would mean that the
        // run diverged.
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
            double.IsInfinity(number) ? Math.CopySign(double.MaxValue, number) : number,
        _ => null,
    };
}
