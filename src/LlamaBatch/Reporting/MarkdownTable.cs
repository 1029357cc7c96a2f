using System.Text;

namespace LlamaBatch.Reporting;

/// <summary>A table whose source is as readable as what it renders to: columns are aligned, but for those that hold sentences, which would be mostly blanks.</summary>
public sealed class MarkdownTable
{
    private const int WidestAligned = 60;

    private readonly IReadOnlyList<string> _headings;
    private readonly bool[] _areNumbers;
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>A table with columns. A heading that starts with <c>&gt;</c> is that of a column of numbers, set to the right.</summary>
    public MarkdownTable(params IReadOnlyList<string> headings)
    {
        _areNumbers = [.. headings.Select(heading => heading.StartsWith('>'))];
        _headings = [.. headings.Select(heading => heading.TrimStart('>'))];
    }

    /// <summary>Whether the table has no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row of cells that are Markdown already.</summary>
    /// <exception cref="ArgumentException">The row has not one cell for each column.</exception>
    public void Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != _headings.Count)
        {
            throw new ArgumentException($"A row of {cells.Count} cells does not fit {_headings.Count} columns.", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>The table's source, lines ending in LF.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _headings.Count).Select(column => _rows.Append(_headings).Max(row => Math.Max(3, row[column].Length))).Select(width => width > WidestAligned ? 3 : width)];
        var text = new StringBuilder();
        Append(text, _headings, widths);
        text.Append('|');
        for (int column = 0; column < widths.Length; column++)
        {
            text.Append(' ').Append('-', widths[column] - 1).Append(_areNumbers[column] ? ':' : '-').Append(" |");
        }

        text.Append('\n');
        foreach (IReadOnlyList<string> row in _rows)
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        text.Append('|');
        for (int column = 0; column < cells.Count; column++)
        {
            string cell = _areNumbers[column] ? cells[column].PadLeft(widths[column]) : cells[column].PadRight(widths[column]);
            text.Append(' ').Append(cell).Append(" |");
        }

        text.Append('\n');
    }
}
