using System.Globalization;
using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>
/// Numbers in texts and comments: in digits (<c>1,024</c>), with a scale (<c>3.3 million</c>), or as a word, from "one" to "twelve" and for
/// some round numbers up to "a hundred".
/// </summary>
internal static class StatedNumber
{
    /// <summary>The pattern of an integer in digits.</summary>
    public const string Integer = "(?<number>[0-9][0-9,]{0,15})";

    /// <summary>The pattern of a scale after a number.</summary>
    public const string Scale = @"( ?(?<scale>k|M|B|T|hundred|thousand|million|billion|trillion)\b)?";

    /// <summary>The pattern of a number in digits, perhaps with decimals and a scale, as in "3.3 million".</summary>
    public const string Amount = @"(?<![\w.,])(?<number>[0-9][0-9,]{0,15}(\.[0-9]{1,9})?)" + Scale;

    /// <summary>The pattern of a scale that a number in words has, as in "four hundred".</summary>
    public const string ScaleOfWord = "(?<scale>hundred|thousand|million|billion)";

    private static readonly string[] _words =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Dictionary<string, double> _scales = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["k"] = 1e3,
        ["hundred"] = 100,
        ["thousand"] = 1e3,
        ["M"] = 1e6,
        ["million"] = 1e6,
        ["B"] = 1e9,
        ["billion"] = 1e9,
        ["T"] = 1e12,
        ["trillion"] = 1e12,
    };

    private static readonly Dictionary<string, double> _shares = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hundredth"] = 0.01,
        ["fiftieth"] = 0.02,
        ["fortieth"] = 0.025,
        ["thirtieth"] = 1 / 30.0,
        ["twentieth"] = 0.05,
        ["sixteenth"] = 0.0625,
        ["tenth"] = 0.1,
        ["eighth"] = 0.125,
        ["sixth"] = 1 / 6.0,
        ["fifth"] = 0.2,
        ["quarter"] = 0.25,
        ["third"] = 1 / 3.0,
        ["half"] = 0.5,
    };

    private static readonly Dictionary<string, int> _tens = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["eighty"] = 80,
        ["one hundred"] = 100,
        ["a hundred"] = 100,
    };

    /// <summary>The pattern of a round number above twelve as a word, such as "forty".</summary>
    public static string Ten { get; } = $"(?<number>{string.Join("|", _tens.Keys)})";

    /// <summary>The pattern of a number as a word.</summary>
    public static string Word { get; } = $"(?<number>{string.Join("|", _words)})";

    /// <summary>The number that a word names; null for another word, also for "one", which is often a pronoun.</summary>
    public static int? OfWord(string word) =>
        Array.IndexOf(_words, word.ToLowerInvariant()) is >= 0 and var place ? place + 2 : null;

    /// <summary>The share that a word such as "fifth" names; null for other words.</summary>
    public static double? ShareOfWord(string word) => _shares.TryGetValue(word, out double share) ? share : null;

    /// <summary>The number in a match of these patterns.</summary>
    public static double In(Match match, string group = "number") =>
        Of(match.Groups[group].Value) * (_scales.TryGetValue(match.Groups["scale"].Value, out double scale) ? scale : 1);

    private static double Of(string text) =>
        text.Equals("one", StringComparison.OrdinalIgnoreCase) ? 1
        : text.Equals("twice", StringComparison.OrdinalIgnoreCase) ? 2
        : OfWord(text) is { } word ? word
        : _tens.TryGetValue(text, out int ten) ? ten
        // Other digits than 0 to 9 are no number here.
        : double.TryParse(text.Replace(",", "").Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : double.NaN;
}
