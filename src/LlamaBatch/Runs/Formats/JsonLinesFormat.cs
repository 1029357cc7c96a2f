using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>The JSON lines format: one JSON object per line. NaN and Infinity without quotes, which Python writes, are accepted.</summary>
internal sealed class JsonLinesFormat : RunFormat
{
    /// <summary>The number of characters that an error message quotes from the end of a malformed line.</summary>
    private const int Shown = 20;

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source) => [Read(source, SourceText.Of(source))];

    /// <summary>Reads the rows of a JSON lines text.</summary>
    /// <exception cref="RunTableException">A line is not a JSON object.</exception>
    public static RowTable Read(RunSource source, string text)
    {
        var rows = new FoundRows(source);
        int line = 0;
        foreach (string json in text.Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(json))
            {
                continue;
            }

            var place = new RowPlace(source.Shown, line);
            try
            {
                using var document = JsonDocument.Parse(PythonJson.Quoted(json));
                rows.Add(line, JsonCells.Of(document.RootElement, place));
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
            {
                throw place.Wrong(
                    $"the line is not valid JSON; it ends with '{Printable.OneLine(json.TrimEnd()[^Math.Min(Shown, json.TrimEnd().Length)..])}'. "
                    + "Write each row as one JSON object on one line, and remove a line that was cut off.");
            }
        }

        return rows.Rows.Count > 0
            ? rows.ToTable()
            : throw new RunTableException($"{Printable.OneLine(source.Shown)} is empty. Write a JSON object for each row into it.");
    }
}
