using System.Globalization;
using CsvHelper;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Comma-separated values with a header line (RFC 4180). Tabs and semicolons are also accepted as separators.</summary>
internal sealed class CsvFormat : RunFormat
{
    private static readonly char[] _separators = [',', '\t', ';'];

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source) => [Read(source, SourceText.Of(source))];

    /// <summary>Reads the rows of a CSV text.</summary>
    /// <exception cref="RunTableException">The text is not valid CSV.</exception>
    public static RowTable Read(RunSource source, string text)
    {
        using CsvReader reader = CsvReader.FromText(text, new()
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        string[]? header = null;
        var rows = new List<Row>();
        try
        {
            while (reader.Read())
            {
                if (reader.RawRecord.Trim(" \t"u8).IsEmpty)
                {
                    continue;
                }

                var place = new RowPlace(source.Shown, (int)reader.LineNumber);
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                if (header is null)
                {
                    header = HeaderNames.Checked(place, cells);
                    continue;
                }

                rows.Add(cells.Length == header.Length
                    ? new(place, [.. cells.Select(Cell.Of)])
                    : throw place.Wrong(string.Create(
                        CultureInfo.InvariantCulture,
                        $"the row has {Count(cells.Length)}, and the header has {header.Length} ('{Printable.Short(header[0], 40)}'"
                        + $"{(header.Length > 1 ? ", …" : "")}). "
                        + $"{(cells.Length < header.Length ? "Fill the missing cells." : "Quote cells that hold a separator.")}")));
            }
        }
        catch (CsvFormatException malformed)
        {
            throw new RowPlace(source.Shown, (int)malformed.LineNumber).Wrong(
                "a quotation mark stands inside a cell, or a quoted cell does not end. Quote the whole cell and double the marks in it.");
        }

        return RowTable.Of(source, header ?? throw new RunTableException(
            $"{Printable.OneLine(source.Shown)} is empty. Put a header line and a row for each run into it."), rows);
    }

    /// <summary>The separator that occurs most often in the header line, outside of quotes.</summary>
    private static char SeparatorOf(string text)
    {
        int[] counts = new int[_separators.Length];
        bool isQuoted = false;
        foreach (char letter in text.AsSpan().TrimStart())
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == '\n' && !isQuoted)
            {
                break;
            }
            else if (!isQuoted && Array.IndexOf(_separators, letter) is >= 0 and int place)
            {
                counts[place]++;
            }
        }

        return _separators[Array.IndexOf(counts, counts.Max())];
    }

    private static string Count(int cells) => cells == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{cells} cells");
}
