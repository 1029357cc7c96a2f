using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace LlamaBatch.Journal;

/// <summary>
/// A line of a results file: a JSON object. Its first property is the CRC-32 of the rest of the line, as in
/// <c>{"sum":"1a2b3c4d","kind":…}</c>. The checksum reveals a line that was cut short or changed.
/// </summary>
internal static class ChecksummedLine
{
    private const int SumDigits = 8;
    private static readonly byte[] _prefix = "{\"sum\":\""u8.ToArray();
    private static readonly byte[] _separator = "\","u8.ToArray();

    /// <summary>The offset of the first byte that the checksum covers.</summary>
    private static int BodyStart => _prefix.Length + SumDigits + _separator.Length;

    /// <summary>Adds the checksum to a JSON object.</summary>
    /// <param name="json">A JSON object with at least one property, as UTF-8 without line breaks.</param>
    public static string Seal(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> body = json[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{{\"sum\":\"{Crc32.HashToUInt32(body):x8}\",{Encoding.UTF8.GetString(body)}");
    }

    /// <summary>Whether a line, without its line break, is complete and unchanged.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> line)
    {
        Span<byte> sum = stackalloc byte[SumDigits];
        return line.Length > BodyStart
            && line.StartsWith(_prefix)
            && line[(_prefix.Length + SumDigits)..].StartsWith(_separator)
            && Crc32.HashToUInt32(line[BodyStart..]).TryFormat(sum, out _, "x8", CultureInfo.InvariantCulture)
            && line.Slice(_prefix.Length, SumDigits).SequenceEqual(sum);
    }
}
