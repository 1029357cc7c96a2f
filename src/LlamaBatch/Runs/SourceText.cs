using System.Globalization;
using System.Text;
using System.Text.Unicode;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Reads a file of runs and checks its size and encoding, for all formats.</summary>
internal static class SourceText
{
    /// <summary>The maximum size of a file, in bytes. The runs of a sweep take a few megabytes.</summary>
    public const long Largest = 256L << 20;

    /// <summary>The text of a UTF-8 file, without a byte order mark, with lines that end in <c>\n</c>.</summary>
    /// <exception cref="RunTableException">The file is missing, too large, or not UTF-8.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Of(RunSource source)
    {
        byte[] bytes = BytesOf(source);
        string file = Printable.OneLine(source.Shown);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new RunTableException($"{file} is UTF-16. Save it as UTF-8.");
        }

        if (bytes is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..])
        {
            throw new RunTableException($"{file} is compressed. Decompress it, and name the decompressed file.");
        }

        if (!Utf8.IsValid(bytes))
        {
            throw new RunTableException($"{file}, line {LineOfInvalid(bytes)}: a byte is not UTF-8. Save the file as UTF-8.");
        }

        if (bytes.AsSpan().IndexOf((byte)0) is >= 0 and int zero)
        {
            throw new RunTableException(
                $"{file}, line {Line(bytes, zero)}: a zero byte. The file is binary, or UTF-16 without a byte order mark; "
                + "save it as UTF-8.");
        }

        ReadOnlySpan<byte> text = bytes;
        return Encoding.UTF8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text)
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>The bytes of a file, after a check of its size.</summary>
    /// <exception cref="RunTableException">The file is missing or too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] BytesOf(RunSource source)
    {
        string file = Printable.OneLine(source.Shown);
        long length = OnDisk.Length(source.Path);
        return length > Largest
            ? throw new RunTableException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file} has {length >> 20} MiB; at most {Largest >> 20} MiB are read. Keep only the rows and columns that are needed."))
            : OnDisk.Bytes(source.Path) ?? throw new RunTableException($"{file} does not exist. Put the file there, or correct the path.");
    }

    private static string LineOfInvalid(byte[] bytes)
    {
        int offset = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(offset), out _, out int read) == System.Buffers.OperationStatus.Done)
        {
            offset += read;
        }

        return Line(bytes, offset);
    }

    private static string Line(byte[] bytes, int offset) =>
        (1 + bytes.AsSpan(0, offset).Count((byte)'\n')).ToString(CultureInfo.InvariantCulture);
}
