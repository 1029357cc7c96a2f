using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LlamaBatch.Fuzzing;

/// <summary>
/// Feeds a reader of files with damaged ones: mutations of valid files and random bytes, the same for every run. A reader gives a value or the exception that it documents;
/// it never throws another one, takes long, or takes much more memory than the file has.
/// </summary>
internal static partial class Fuzz
{
    private const long MostBytes = 64L << 20;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    /// <summary>Values that a number, a text or a name of a JSON file is replaced with.</summary>
    private static readonly string[] _tokens =
    [
        "0", "-1", "1.5", "1e999", "-1e999", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e-400", "null", "true", "{}", "[]", "[[]]",
        "\"\"", "\"NaN\"", "\"Infinity\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../x\"", "\"2026-13-45T99:99:99Z\"",
    ];

    /// <summary>Reads many damaged files.</summary>
    /// <param name="valid">A file as it is written.</param>
    /// <param name="count">How many.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="isDocumented">Whether an exception is one that the reader documents, with a message that names the file; null where it documents none.</param>
    /// <param name="seal">Gives a damaged content the checksum that fits, so that the damage reaches what is behind; null where there is none.</param>
    public static void Read(byte[] valid, int count, Action<byte[]> read, Func<Exception, bool>? isDocumented = null, Func<byte[], byte[]>? seal = null)
    {
        for (int seed = 0; seed < count; seed++)
        {
            byte[] damaged = Damaged(valid, new Random(seed));
            byte[] file = seal is null ? damaged : seal(damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                read(file);
            }
            catch (Exception problem) when (isDocumented?.Invoke(problem) == true)
            {
                // Said in a sentence.
            }
            catch (Exception problem)
            {
                throw new Xunit.Sdk.XunitException(string.Create(CultureInfo.InvariantCulture, $"Damage {seed} gave {problem}\nin {Shown(file)}"));
            }

            Assert.True(Stopwatch.GetElapsedTime(start) < _longest, string.Create(CultureInfo.InvariantCulture, $"Damage {seed} took {Stopwatch.GetElapsedTime(start)}, in {Shown(file)}"));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostBytes, string.Create(CultureInfo.InvariantCulture, $"Damage {seed} took {allocated} bytes of memory, in {Shown(file)}"));
        }
    }

    /// <summary>A valid file after a few changes, or now and then none of it.</summary>
    private static byte[] Damaged(byte[] valid, Random random)
    {
        byte[] bytes = [.. valid];
        if (random.Next(20) == 0)
        {
            bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            return bytes;
        }

        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int place = random.Next(bytes.Length + 1);
            int length = Math.Min(random.Next(1, 1 << random.Next(1, 8)), bytes.Length - place);
            bytes = random.Next(8) switch
            {
                0 => bytes[..place],
                1 => [.. bytes[..place], .. bytes[(place + length)..]],
                2 => [.. bytes[..(place + length)], .. bytes[place..]],
                3 => [.. bytes[..place], (byte)random.Next(256), .. bytes[place..]],
                4 or 5 when place < bytes.Length => [.. bytes[..place], (byte)(bytes[place] ^ (1 << random.Next(8))), .. bytes[(place + 1)..]],
                _ => WithToken(bytes, random),
            };
        }

        return bytes;
    }

    /// <summary>Replaces one JSON value or name by another token.</summary>
    private static byte[] WithToken(byte[] bytes, Random random)
    {
        string text = Encoding.Latin1.GetString(bytes);
        MatchCollection tokens = JsonToken().Matches(text);
        if (tokens.Count == 0)
        {
            return bytes;
        }

        Match token = tokens[random.Next(tokens.Count)];
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, token.Index), _tokens[random.Next(_tokens.Length)], text.AsSpan(token.Index + token.Length)));
    }

    private static string Shown(byte[] file) => Encoding.Latin1.GetString(file.AsSpan(0, Math.Min(file.Length, 4000)));

    [GeneratedRegex("\"[^\"]*\"|-?[0-9][0-9.eE+-]*|true|false|null")]
    private static partial Regex JsonToken();
}
