using System.Text;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>Reads the lines of a results file or attempt file. Damaged lines are marked.</summary>
internal static class JournalLines
{
    /// <summary>
    /// Reads the lines of a file that a worker may be writing; empty if the file does not exist. Empty lines are
    /// skipped.
    /// </summary>
    /// <exception cref="UnreadableException">The file cannot be read.</exception>
    public static List<JournalLine> Read(string path) => Of(OnDisk.Bytes(path) ?? []);

    /// <summary>Splits a file's content into lines.</summary>
    public static List<JournalLine> Of(byte[] bytes)
    {
        var lines = new List<JournalLine>();
        int number = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            int end = length < 0 ? bytes.Length : start + length;
            // Git may have converted line breaks to CRLF.
            ReadOnlySpan<byte> line = bytes.AsSpan(start, end - start).TrimEnd((byte)'\r');
            number++;
            if (!line.IsEmpty)
            {
                lines.Add(LineOf(number, line, end >= bytes.Length - 1));
            }

            start = end + 1;
        }

        return lines;
    }

    private static JournalLine LineOf(int number, ReadOnlySpan<byte> line, bool isLast)
    {
        string text = Encoding.UTF8.GetString(line);
        if (!ChecksummedLine.IsIntact(line))
        {
            return new(number, text, IsIntact: false, null, "The line does not match its checksum.", isLast);
        }

        try
        {
            return new(number, text, IsIntact: true, JsonFields.Parse(line), "", isLast);
        }
        catch (FieldException strange)
        {
            return new(number, text, IsIntact: true, null, strange.Message, isLast);
        }
    }
}
