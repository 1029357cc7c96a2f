using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>
/// Finds the level of an axis that a table cell contains. Numbers are compared by value: <c>16.0</c> and <c>1.6e1</c> are both the level
/// 16.
/// </summary>
internal sealed class LevelCells(ImportedAxis axis)
{
    /// <summary>The relative tolerance within which a cell matches a level. It exceeds the rounding errors of computed decimals.</summary>
    private const double SameNumber = 1e-12;

    private readonly Dictionary<string, string?> _levels = new(StringComparer.Ordinal);

    /// <summary>The axis to which the levels belong.</summary>
    public ImportedAxis Axis => axis;

    /// <summary>The level of a cell, or null if the axis does not list the level.</summary>
    /// <exception cref="RunTableException">The cell is empty or is not of the levels' type.</exception>
    public AxisLevel? Of(Cell cell, RowPlace place, string column)
    {
        if (cell.IsNested)
        {
            throw place.Wrong(column, "the value is a list or an object. Write its parts as columns of their own.");
        }

        if (cell.Text is not string text)
        {
            throw place.Wrong(column, $"the cell is empty. Write a level of {axis.Name}, or leave the row out with Where.");
        }

        if (!_levels.TryGetValue(text, out string? level))
        {
            _levels[text] = level = Find(text, place, column);
        }

        return level is null ? null : new(axis.Name, level);
    }

    /// <summary>The levels of the axis, as a list for messages.</summary>
    public string Listed => string.Join(", ", axis.Levels.Select(level => Printable.Short(level)));

    private string? Find(string text, RowPlace place, string column) => axis.Kind switch
    {
        LevelKind.Whole => Whole(text) is decimal number
            ? axis.Levels.FirstOrDefault(level => Whole(level) == number)
            : throw place.Wrong(column, $"'{Printable.Short(text)}' is not a whole number. {axis.Name} has the levels {Listed}."),
        LevelKind.Single or LevelKind.Double => NumberCell.Parse(text) is double number && double.IsFinite(number)
            ? axis.Levels.FirstOrDefault(level => IsSame(number, NumberCell.Parse(level)))
            : throw place.Wrong(column, $"'{Printable.Short(text)}' is text; it must be a number. {axis.Name} has the levels {Listed}."),
        LevelKind.Truth => Truth(text) is bool truth
            ? axis.Levels.FirstOrDefault(level => Truth(level) == truth)
            : throw place.Wrong(column, $"'{Printable.Short(text)}' is not true or false. {axis.Name} has the levels {Listed}."),
        _ => axis.Levels.FirstOrDefault(level => level == text)
            ?? axis.Levels.FirstOrDefault(level => level.Equals(text, StringComparison.OrdinalIgnoreCase)),
    };

    private bool IsSame(double number, double? level) =>
        level is double known && (axis.Kind == LevelKind.Single
            ? (float)number == (float)known
            : Math.Abs(number - known) <= SameNumber * Math.Abs(known));

    private static decimal? Whole(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.IsInteger(number)
            ? number
            : null;

    private static bool? Truth(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "1.0" or "YES" => true,
        "FALSE" or "0" or "0.0" or "NO" => false,
        _ => null,
    };
}
