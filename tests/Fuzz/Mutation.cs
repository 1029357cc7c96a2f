using System.Text;
using System.Text.RegularExpressions;

namespace LlamaBatch.Fuzzing;

/// <summary>
/// Damages files: bytes that are flipped, cut, doubled or spliced with those of another file, and, of JSON, values, names
/// and members that are replaced, doubled, dropped and nested. The same random numbers damage in the same way.
/// </summary>
internal sealed partial class Mutation(Random random)
{
    /// <summary>
    /// A word that no file of ours has: where it comes out of a program with markup before it, something was not escaped.
    /// </summary>
    public const string Canary = "canary";

    /// <summary>Texts that mean something to Markdown, HTML, a terminal or a file system, as they stand in JSON.</summary>
    private static readonly string[] _texts =
    [
        "", "NaN", "Infinity", "-Infinity", "nan", "1e999", "\\u0000", "\\ud800", "\\udc00x", "\\uFFFF", "../../x", "/etc/passwd", "CON",
        "2026-13-45T99:99:99Z", "9999-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2999-12-31T23:59:59.999Z", "default", "linear", "llama3", "I64", "F64",
        "F8_E4M3", "BOOL", "BF16", "F32", "gelu", "Completed", "Diverged", "Killed", "Tuning",
        "<script>canary</script>", "<img src=x onerror=canary>", "<!--canary", "canary|canary", "`canary`", "[canary](javascript:canary)",
        "![canary](x)", "*canary*", "$canary$", "~~canary~~", "\\n# canary", "\\r\\n\\r\\n- canary",
        "\\u202Ecanary\\u202C", "\\u001b[31mcanary", "\\u009b2Jcanary", "\\u2028canary", "&lt;canary&gt;", "]]>canary", "\\\"canary",
        "canary\\\\", "@canary", "model.safetensors", "\\uD83E\\uDD99",
    ];

    /// <summary>Numbers at the ends of what types and arithmetic can hold.</summary>
    private static readonly string[] _numbers =
    [
        "0", "-0.0", "-1", "1", "2", "1.5", "32.0", "1e-320", "5e-324", "1e-300", "-1e-100", "1e30", "1e99", "1e100", "-1e100", "1.1e100",
        "1e154", "1e300", "1e307", "1e308", "-1e308", "1e999", "-1e999", "1e-400",
        "255", "65536", "2147483647", "2147483648", "-2147483649", "4294967297", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "18446744073709551616", "999999999999999", "0.30000000000000004",
    ];

    private static readonly string[] _others =
    [
        "null", "true", "false", "{}", "[]", "[[]]", "[1]", "[1,2]", "[[1,2],[1,3]]",
        "{\"a\":1}", "{\"a\":1,\"a\":2}", "NaN", "Infinity", "-", "01", "'x'",
    ];

    /// <summary>The bytes of a file after a few changes, or now and then none of it.</summary>
    /// <param name="valid">The file.</param>
    /// <param name="others">Files that parts are taken from.</param>
    public byte[] Of(byte[] valid, IReadOnlyList<byte[]>? others = null)
    {
        if (random.Next(40) == 0)
        {
            byte[] noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] bytes = valid;
        for (int changes = Changes(); changes > 0; changes--)
        {
            bytes = random.Next(3) == 0
                ? WithBytes(bytes, others ?? [])
                : Encoding.Latin1.GetBytes(WithTokens(Encoding.Latin1.GetString(bytes)));
        }

        return bytes;
    }

    /// <summary>A JSON text after one to three changes that leave most of it JSON.</summary>
    public string OfJson(string json)
    {
        for (int changes = Changes(); changes > 0; changes--)
        {
            json = WithTokens(json);
        }

        return json;
    }

    /// <summary>A number, text or other value.</summary>
    public string Value() => random.Next(8) switch
    {
        < 4 => Number(),
        < 7 => $"\"{_texts[random.Next(_texts.Length)]}\"",
        _ => _others[random.Next(_others.Length)],
    };

    /// <summary>A number.</summary>
    public string Number() => _numbers[random.Next(_numbers.Length)];

    /// <summary>One in most cases: what is damaged in many places is refused for the first of them.</summary>
    private int Changes() => random.Next(3) switch { 0 => random.Next(2, 4), _ => 1 };

    private byte[] WithBytes(byte[] bytes, IReadOnlyList<byte[]> others)
    {
        int place = random.Next(bytes.Length + 1);
        int length = Math.Min(random.Next(1, 1 << random.Next(1, 8)), bytes.Length - place);
        switch (random.Next(7))
        {
            case 0:
                return bytes[..place];
            case 1:
                return [.. bytes[..place], .. bytes[(place + length)..]];
            case 2:
                return [.. bytes[..(place + length)], .. bytes[place..]];
            case 3:
                return [.. bytes[..place], (byte)random.Next(256), .. bytes[place..]];
            case 4 when others.Count > 0:
                byte[] other = others[random.Next(others.Count)];
                return [.. bytes[..place], .. other[Math.Min(other.Length, random.Next(other.Length + 1))..]];
            default:
                if (place == bytes.Length)
                {
                    return bytes;
                }

                byte[] flipped = [.. bytes];
                flipped[place] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    /// <summary>Changes one value, name or member.</summary>
    private string WithTokens(string text)
    {
        MatchCollection tokens = JsonToken().Matches(text);
        if (tokens.Count == 0)
        {
            return text;
        }

        Match token = tokens[random.Next(tokens.Count)];
        string Replaced(string by) => string.Concat(text.AsSpan(0, token.Index), by, text.AsSpan(token.Index + token.Length));
        switch (random.Next(12))
        {
            case 0:
                return Replaced(tokens[random.Next(tokens.Count)].Value);
            case 1 when token.Value[0] == '"':
                int place = 1 + random.Next(token.Length - 1);
                return Replaced(token.Value.Insert(Math.Min(place, token.Length - 1), _texts[random.Next(_texts.Length)]));
            case 2 when char.IsAsciiDigit(token.Value[^1]):
                return Replaced(token.Value + (random.Next(3) switch { 0 => ".0", 1 => "e9", _ => "0" }));
            case 3 when token.Value[0] == '"':
                return Replaced($"{token.Value}:{Value()},{token.Value}");           // of a name: the member twice
            case 4:
                return Replaced($"[{token.Value},{Value()}]");
            case 5 when random.Next(20) == 0:
                return Replaced(new string('[', 1 << random.Next(3, 12)) + token.Value);
            case 6 when random.Next(20) == 0:
                return Replaced($"[{string.Join(',', Enumerable.Repeat(token.Value, 1 << random.Next(3, 10)))}]");
            case 7 when token.Value[0] == '"':
                return Replaced($"\"{_texts[random.Next(_texts.Length)]}\"");
            case 8:
                return Replaced(Number());
            default:
                return Replaced(Value());
        }
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null")]
    private static partial Regex JsonToken();
}
