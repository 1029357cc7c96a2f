using System.Text;

namespace LlamaBatch.Generators;

/// <summary>The column names in the header line of a CSV file.</summary>
/// <remarks>Only the analyzer uses this class, so generated code does not depend on the disk.</remarks>
internal static class RunHeader
{
    /// <summary>The largest number of characters in a header line. A file without line breaks is not read whole.</summary>
    private const int MostCharacters = 100_000;

    private static readonly char[] _separators = [',', '\t', ';'];

    // Diagnostics must not depend on the disk, so analyzers may not read it. These diagnostics are about a file on the disk.
#pragma warning disable RS1035
    /// <summary>The names of the columns; null if the file cannot be read or has no header.</summary>
    public static IReadOnlyList<string>? Of(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var reader = new StreamReader(path);
            var header = new StringBuilder();
            bool isQuoted = false;
            for (int next = reader.Read(); next >= 0 && header.Length < MostCharacters; next = reader.Read())
            {
                isQuoted ^= next == '"';
                if (next is '\n' or '\r' && !isQuoted)
                {
                    if (header.ToString().Trim().Length > 0)
                    {
                        break;
                    }

                    header.Clear();
                    continue;
                }

                header.Append((char)next);
            }

            return Names(header.ToString());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
#pragma warning restore RS1035

    /// <summary>The cells of a header line. The separator is the one that occurs most often outside of quotes.</summary>
    private static List<string>? Names(string line)
    {
        char separator = _separators.OrderByDescending(one => Cells(line, one).Count).First();
        List<string> names = Cells(line, separator);
        return names.Any(name => name.Length == 0) ? null : names;
    }

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
