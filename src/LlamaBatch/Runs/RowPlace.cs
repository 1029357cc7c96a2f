using System.Globalization;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>The location of a table row, for error messages: its file and number.</summary>
/// <param name="File">The file, relative to the experiment's folder.</param>
/// <param name="Number">The number of the line, from 1; in a file without lines, the number of the row.</param>
/// <param name="Kind">The noun for the number, such as <c>line</c>.</param>
internal readonly record struct RowPlace(string File, int Number, string Kind = "line")
{
    /// <summary>Makes the exception for a problem with the row.</summary>
    public RunTableException Wrong(string problem) => new($"{this}: {problem}");

    /// <summary>Makes the exception for a problem with one cell.</summary>
    public RunTableException Wrong(string column, string problem) => new($"{this}, column {Printable.Short(column)}: {problem}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Printable.OneLine(File)}, {Kind} {Number}");
}
