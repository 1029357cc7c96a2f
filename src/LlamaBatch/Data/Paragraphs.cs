using System.Text;

namespace LlamaBatch.Data;

/// <summary>The documents of one file: its paragraphs, separated by blank lines.</summary>
internal static class Paragraphs
{
    /// <summary>
    /// Splits a text at blank lines. The key of a paragraph is its text, so identical paragraphs are all trained on or all held out.
    /// </summary>
    /// <param name="text">The UTF-8 text, with lines that end with <c>\n</c>.</param>
    public static IEnumerable<Document> Of(ReadOnlyMemory<byte> text)
    {
        int start = 0;
        int end = 0;                                                                // the end of the last line that is not blank
        for (int line = 0; line <= text.Length;)
        {
            int length = text.Span[line..].IndexOf((byte)'\n');
            int next = length < 0 ? text.Length + 1 : line + length + 1;
            bool isBlank = text.Span[line..(next - 1)].IndexOfAnyExcept(" \t"u8) < 0;
            if (!isBlank)
            {
                start = end > start ? start : line;
                end = next - 1;
            }
            else if (end > start)
            {
                yield return Paragraph(text[start..end]);
                start = end = next;
            }

            line = next;
        }

        if (end > start)
        {
            yield return Paragraph(text[start..end]);
        }
    }

    private static Document Paragraph(ReadOnlyMemory<byte> text) => new(Encoding.UTF8.GetString(text.Span), text);
}
