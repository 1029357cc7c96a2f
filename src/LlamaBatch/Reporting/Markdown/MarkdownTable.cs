using System.Text;

namespace LlamaBatch.Reporting.Markdown;

/// <summary>A Markdown table whose source has aligned columns. Columns with a cell wider than 60 characters are not aligned.</summary>
/// <param name="columns">The columns.</param>
internal sealed class MarkdownTable(params IReadOnlyList<Column> columns)
{
    private const int WidestAligned = 60;
    private const int Narrowest = 3;

    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The row does not have one cell for each column.</exception>
    public void Add(params IReadOnlyList<Prose> cells)
    {
        if (cells.Count != columns.Count)
        {
            throw new ArgumentException($"A row of {cells.Count} cells does not fit {columns.Count} columns.", nameof(cells));
        }

        _rows.Add([.. cells.Select(cell => cell.Markdown)]);
    }

    /// <summary>The Markdown of the table, with lines ending in LF.</summary>
    public override string ToString()
    {
        string[] headings = [.. columns.Select(column => column.Heading.Markdown)];
        int[] widths = [.. headings.Select((_, column) => _rows.Append(headings).Max(row => WidthOf(row[column])))];
        widths = [.. widths.Select(width => width > WidestAligned ? Narrowest : Math.Max(Narrowest, width))];
        var text = new StringBuilder();
        Append(text, headings, widths);
        text.Append('|');
        for (int column = 0; column < widths.Length; column++)
        {
            text.Append(' ').Append('-', widths[column] - 1).Append(columns[column].IsNumber ? ':' : '-').Append(" |");
        }

        text.Append('\n');
        foreach (IReadOnlyList<string> row in _rows)
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    /// <summary>The width of a cell in an editor, where a full-width character takes two columns.</summary>
    private static int WidthOf(string cell) => cell.Length + cell.Count(EastAsianText.IsWide);

    private void Append(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        text.Append('|');
        for (int column = 0; column < cells.Count; column++)
        {
            string blanks = new(' ', Math.Max(0, widths[column] - WidthOf(cells[column])));
            text.Append(' ').Append(columns[column].IsNumber ? blanks + cells[column] : cells[column] + blanks).Append(" |");
        }

        text.Append('\n');
    }
}
