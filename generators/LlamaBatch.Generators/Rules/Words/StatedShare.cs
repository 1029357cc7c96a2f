using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>A share of a run in a text, such as "a third", "two thirds" or "25 %".</summary>
internal static class StatedShare
{
    /// <summary>The largest difference between a share in a text and one in the code that rounding explains.</summary>
    public const double Rounding = 0.02;

    /// <summary>The pattern of a share, as the group "share" or, for a percentage, as the group "number".</summary>
    public const string Pattern = @"((an?|one|the first|the) )?((?<share>twentieth|tenth|eighth|fifth|quarter|third|half)"
        + @"|(?<share>two thirds|three quarters|two fifths|three fifths|four fifths)|(?<number>[0-9]{1,2}) ?(%|percent))";

    private static readonly string[] _counts = ["two", "three", "four"];

    /// <summary>The share in a match of the pattern; null if the word is unknown.</summary>
    public static double? In(Match match)
    {
        string[] words = match.Groups["share"].Value.ToLowerInvariant().Split(' ');
        return match.Groups["number"].Success ? StatedNumber.In(match) / 100
            : words is [var count, var parts] ? (Array.IndexOf(_counts, count) + 2) * StatedNumber.ShareOfWord(parts.TrimEnd('s'))
            : StatedNumber.ShareOfWord(words[0]);
    }

    /// <summary>Whether a stated share is that of the code, apart from rounding.</summary>
    public static bool IsNear(double stated, double actual) => Math.Abs(stated - actual) <= Rounding;

    /// <summary>A share as a percentage, as in "33 %".</summary>
    public static string Percent(double share) => $"{Number.TwoDigits(100 * share)} %";
}
