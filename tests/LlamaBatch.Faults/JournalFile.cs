using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace LlamaBatch.Faults;

/// <summary>
/// The lines of a journal file, read by a second reader that shares nothing with LlamaBatch's: a line is whole if the
/// CRC-32 of what follows
/// <c>{"sum":"........",</c> is the sum.
/// </summary>
internal static class JournalFile
{
    private const string Prefix = "{\"sum\":\"";
    private const string Separator = "\",";
    private const int BodyStart = 18;

    /// <summary>The complete lines of a file, without what follows the last line break.</summary>
    public static string[] Lines(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        string text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n')[..^1];
    }

    /// <summary>Whether a line is as it was written.</summary>
    public static bool IsWhole(string line) =>
        line.Length > BodyStart
        && line.StartsWith(Prefix, StringComparison.Ordinal)
        && line.AsSpan(BodyStart - Separator.Length, Separator.Length).SequenceEqual(Separator)
        && line.Substring(Prefix.Length, 8) == Crc32.HashToUInt32(Encoding.Latin1.GetBytes(line[BodyStart..]))
            .ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A property of a line's record, as text; empty where there is none.</summary>
    public static string Property(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
    }
}
