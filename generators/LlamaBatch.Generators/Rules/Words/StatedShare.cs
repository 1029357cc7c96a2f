using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>A share of a run in a text, such as "a third", "two thirds" or "25 %".</summary>
internal static class StatedShare
{
    /// <summary>The largest difference between a share in a text and one in the code that rounding explains.</summary>
    public const double Rounding = 0.02;

    private const string Words = "hundredth|fiftieth|fortieth|thirtieth|twentieth|sixteenth|tenth|eighth|sixth|fifth|quarter|third|half";

    private const string Parts = "thirds|quarters|fifths|sixths|eighths|tenths";

    /// <summary>
    /// The pattern of a share, as the group "share"; for a percentage, as the group "number"; for "a 64th" and "1/64", as the group "part";
    /// and for a decimal, as the group "fraction".
    /// </summary>
    public const string Pattern = $@"((an?|one|the first|the) )?((?<share>{Words})"
        + $@"|(?<share>(two|three|four|five|seven|nine) ({Parts}))|(?<![\w.,])(?<number>[0-9]{{1,2}}(\.[0-9]{{1,4}})?) ?(%|percent)"
        + @"|(?<part>[1-9][0-9]{0,3})(th|nd)|(?<![\w./])1/(?<part>[1-9][0-9]{0,3})|(?<![\w.,])(?<fraction>0\.[0-9]{1,4}))";

    /// <summary>The share in a match of the pattern; null if the word is unknown.</summary>
    public static double? In(Match match)
    {
        string[] words = match.Groups["share"].Value.ToLowerInvariant().Split(' ');
        return match.Groups["number"].Success ? StatedNumber.In(match) / 100
            : match.Groups["part"].Success ? 1 / StatedNumber.In(match, "part")
            : match.Groups["fraction"].Success ? StatedNumber.In(match, "fraction")
            : words is [var count, var parts] ? StatedNumber.OfWord(count) * StatedNumber.ShareOfWord(parts.TrimEnd('s'))
            : StatedNumber.ShareOfWord(words[0]);
    }

    /// <summary>Whether a stated share is that of the code, apart from rounding.</summary>
    public static bool IsNear(double stated, double actual) => Math.Abs(stated - actual) <= Rounding;

    /// <summary>Whether a stated share, which may be as small as the rounding, is that of the code.</summary>
    public static bool IsNearOfSmall(double stated, double actual) => Math.Abs(stated - actual) <= Math.Min(Rounding, 0.2 * stated);

    /// <summary>A share as a percentage, as in "33 %".</summary>
    public static string Percent(double share) => $"{Number.TwoDigits(100 * share)} %";
}
