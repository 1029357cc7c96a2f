using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text has another number than the code: the bounds of an interval, as in "lies between 0.004 and 0.064", and the
/// loss of a target, as in "to reach a loss of 1.6".
/// </summary>
internal static class ClaimNumberRule
{
    private const string Digits = @"-?[0-9][0-9,]{0,15}(\.[0-9]+)?(e-?[0-9]{1,2})?";

    private static readonly Regex _between = new(
        $@"\bbetween (?<low>{Digits}) and (?<high>{Digits})(?![\w%]| ?(%|times|million|billion|thousand|ms|[kMG]i?B|milliseconds|percent))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _target = new(
        $@"\b(to|at|reach|reaches|reaching) (a |the )?((validation|training|final) )?loss (on \w+ text )?of (?<loss>{Digits})(?![\w%]|\.[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call) => Between(call) ?? Target(call);

    private static Diagnostic? Between(ClaimCall call)
    {
        if (call.Method != "IsBetween" || call.Number("low") is not { } low || call.Number("high") is not { } high
            || _between.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said]
            || ClaimNumbers.Of(said.Groups["low"].Value) is not { } from || ClaimNumbers.Of(said.Groups["high"].Value) is not { } to)
        {
            return null;
        }

        // If both numbers differ, the text may have another unit.
        return from.Equals(low) != to.Equals(high)
            ? ClaimTextRule.Finding(
                call,
                $"between {said.Groups["low"].Value} and {said.Groups["high"].Value}",
                $"the code has {LevelName.Of(low, null)} and {LevelName.Of(high, null)}",
                remedy: $"write {LevelName.Of(from, null)} and {LevelName.Of(to, null)}")
            : null;
    }

    private static Diagnostic? Target(ClaimCall call)
    {
        if (call.Left is not { Budget: var budget } || budget.IndexOf('(') is not (> 0 and var open)
            || ClaimNumbers.Of(budget.Substring(open + 1).TrimEnd(')')) is not { } target
            || _target.Matches(call.Claim.Text).Cast<Match>().Select(match => ClaimNumbers.Of(match.Groups["loss"].Value)).Distinct()
                .ToList() is not [{ } said]
            || said.Equals(target) || call.Rights.Any(right => right.Budget != budget))
        {
            return null;
        }

        return ClaimTextRule.Finding(
            call,
            $"a loss of {LevelName.Of(said, null)}",
            $"the code reads {budget}",
            remedy: $"write {budget.Substring(0, open)}({LevelName.Of(said, null)})");
    }
}
