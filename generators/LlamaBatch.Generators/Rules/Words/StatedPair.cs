using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>A number that a text states for a level, as in "6e-3 for 16" or "264,000 at a batch of 16".</summary>
internal static class StatedPair
{
    private static readonly Regex _pair = new(
        @"(?<![\w.,^×*])(?<number>[0-9][0-9,_]{0,15}(\.[0-9]+)?(e-?[0-9]{1,2})?) (for|at)( a)?( batch)?( size)?( of)? "
            + @"(?<level>[0-9][0-9,]{0,9})(?![\w%]|\.[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static List<(double Number, double Level)> AllIn(string text) =>
        [.. _pair.Matches(text).Cast<Match>().Select(match => (StatedNumber.In(match), StatedNumber.In(match, "level"))).Distinct()];
}
