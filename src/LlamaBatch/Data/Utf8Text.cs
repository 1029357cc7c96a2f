using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace LlamaBatch.Data;

/// <summary>Normalizes text for training: valid UTF-8, no byte order mark, lines that end with <c>\n</c>.</summary>
internal static class Utf8Text
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Checks the bytes of a file and returns the normalized text.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="CorpusException">The file is not valid UTF-8, or contains a zero byte.</exception>
    public static byte[] Normalize(byte[] bytes, string file)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new CorpusException(NotUtf8(bytes, file));
        }

        if (bytes.AsSpan().IndexOf((byte)0) is >= 0 and int zero)
        {
            throw new CorpusException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{file}' has a zero byte at offset {zero}, so it is binary, or UTF-16 without a byte order mark. "
                    + $"Save it as UTF-8, or exclude it with Pattern."));
        }

        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(ByteOrderMark))
        {
            text = text[ByteOrderMark.Length..];
        }

        return text.Contains((byte)'\r') ? WithLineFeeds(text) : text.ToArray();
    }

    /// <summary>Converts line endings of Windows (CR LF) and of old Macs (CR) to LF.</summary>
    private static byte[] WithLineFeeds(ReadOnlySpan<byte> text)
    {
        var lines = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r')
            {
                lines[length++] = text[i];
            }
            else if (i + 1 == text.Length || text[i + 1] != '\n')
            {
                lines[length++] = (byte)'\n';
            }
        }

        return lines[..length];
    }

    private static string NotUtf8(byte[] bytes, string file)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return $"'{file}' is not UTF-8: it starts with a UTF-16 byte order mark. Save it as UTF-8, or exclude it with Pattern.";
        }

        int offset = FirstInvalid(bytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{file}' is not UTF-8: the byte 0x{bytes[offset]:X2} at offset {offset} is invalid. "
                + $"Save it as UTF-8, or exclude it with Pattern.");
    }

    private static int FirstInvalid(byte[] bytes)
    {
        const int Block = 4096;
        Span<char> sink = stackalloc char[Block];
        int offset = 0;
        while (true)
        {
            OperationStatus status = Utf8.ToUtf16(bytes.AsSpan(offset), sink, out int read, out _, replaceInvalidSequences: false);
            offset += read;
            if (status is not OperationStatus.DestinationTooSmall)
            {
                return offset;
            }
        }
    }
}
