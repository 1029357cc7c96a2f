using System.Globalization;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Where a row stands.</summary>
/// <param name="File">The file, relative to the experiment's folder.</param>
/// <param name="Number">The number of the line, or of the row in a file without lines; from 1.</param>
/// <param name="Kind">What is numbered.</param>
internal readonly record struct RowPlace(string File, int Number, string Kind = "line")
{
    /// <summary>A problem of the row.</summary>
    public RunTableException Wrong(string problem) => new($"{this}: {problem}");

    /// <summary>A problem of one cell.</summary>
    public RunTableException Wrong(string column, string problem) => new($"{this}, column {Printable.Short(column)}: {problem}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Printable.OneLine(File)}, {Kind} {Number}");
}
