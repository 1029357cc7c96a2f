using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text has another number than the code: the bounds of an interval, as in "lies between 0.004 and 0.064", and the
/// loss of a target, as in "to reach a loss of 1.6".
/// </summary>
internal static class ClaimNumberRule
{
    private const string Digits = @"[-−]?[0-9][0-9,]{0,15}(\.[0-9]+)?(e-?[0-9]{1,2})?";

    private static readonly Regex _between = new(
        $@"\b(between (?<low>{Digits}) and|from (?<low>{Digits}) to) (?<high>{Digits})(?![\w%]| ?(%|times|million|billion|thousand|ms|[kMG]i?B|milliseconds|percent))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _target = new(
        $@"\b((to|at|reach|reaches|reaching) (a |the )?((validation|training|final) )?loss (on \w+ text )?of "
            + @"|loss (has |had )?(come|comes|came|fallen|falls|fell|dropped|drops|gone|sunk) (down )?to )"
            + $@"(?<loss>{Digits})(?![\w%]|\.[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _oneIn = new(
        @"\b(fewer|less|more) than (?<part>one|two|three|four|five|[1-9][0-9]?) ([a-z-]+ ){0,2}(in|out of) "
            + @"(?<whole>(a|one) (hundred|thousand)|ten|[1-9][0-9]{1,5})\b(?! (thousand|million))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <param name="call">The comparison.</param>
    /// <param name="calls">All calls of the claim, among them ratios, as in <c>variance.Over(square)</c>.</param>
    public static Diagnostic? Check(ClaimCall call, IReadOnlyList<ClaimCall> calls) =>
        Between(call) ?? Target(call, calls) ?? OneIn(call);

    private static double? NumberOf(Group digits) => ClaimNumbers.Of(digits.Value.Replace('−', '-'));

    private static Diagnostic? Between(ClaimCall call)
    {
        if (call.Method != "IsBetween" || call.Number("low") is not { } low || call.Number("high") is not { } high
            || _between.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said]
            || NumberOf(said.Groups["low"]) is not { } from || NumberOf(said.Groups["high"]) is not { } to)
        {
            return null;
        }

        // If both numbers differ, the text may have another unit.
        return from.Equals(low) != to.Equals(high)
            ? ClaimFinding.Of(
                call,
                $"between {said.Groups["low"].Value} and {said.Groups["high"].Value}",
                $"the code has {LevelName.Of(low, null)} and {LevelName.Of(high, null)}",
                remedy: $"write {LevelName.Of(from, null)} and {LevelName.Of(to, null)}")
            : null;
    }

    /// <summary>Compares "fewer than one step in a hundred" with the number in the code.</summary>
    private static Diagnostic? OneIn(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not { } number
            || _oneIn.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said])
        {
            return null;
        }

        string whole = said.Groups["whole"].Value;
        // "Falls by more than 2 nats in 1000 steps" is no share.
        if (number > 1)
        {
            return null;
        }

        double stated = StatedNumber.In(said, "part") / (whole is "a hundred" or "one hundred" ? 100
            : whole is "a thousand" or "one thousand" ? 1_000
            : StatedNumber.In(said, "whole"));
        return stated > 0 && Math.Abs(stated - number) > 0.02 * stated
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}', which is {LevelName.Of(Math.Round(stated, 6), null)}",
                $"the code has {LevelName.Of(number, null)}",
                remedy: $"write {LevelName.Of(Math.Round(stated, 6), null)}")
            : null;
    }

    private static Diagnostic? Target(ClaimCall call, IReadOnlyList<ClaimCall> calls)
    {
        if (calls.SelectMany(one => one.Rights.Prepend(one.Left).OfType<ClaimSide>()).Select(side => side.Budget).Distinct().ToList()
                is not [var budget]
            || budget.IndexOf('(') is not (> 0 and var open)
            || ClaimNumbers.Of(budget.Substring(open + 1).TrimEnd(')')) is not { } target
            || _target.Matches(call.Claim.Text).Cast<Match>().Select(match => ClaimNumbers.Of(match.Groups["loss"].Value)).Distinct()
                .ToList() is not [{ } said]
            || said.Equals(target))
        {
            return null;
        }

        return ClaimFinding.Of(
            call,
            $"a loss of {LevelName.Of(said, null)}",
            $"the code reads {budget}",
            remedy: $"write {budget.Substring(0, open)}({LevelName.Of(said, null)})");
    }
}
