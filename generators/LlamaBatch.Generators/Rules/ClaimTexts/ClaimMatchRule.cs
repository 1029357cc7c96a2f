using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares where both sides have reached a loss, as in "where both have a loss of 1.6", and whose code compares
/// the ends of training.
/// </summary>
internal static class ClaimMatchRule
{
    private const string Loss = @"((training|train|validation|held-out|seen) )?loss";

    private const string OfSeenText = @"( on (the )?(seen|training|trained) text)?";

    private static readonly Regex _reached = new(
        @"\b(where|when|once|after|as soon as) (both|all|each|they|the two)( [a-z]+){0,2} "
            + @"((have|has|had|are at)( (reached|hit|come to))? |(reach|reached|hit|get to|come to) )(an?|the|the same) "
            + $@"({Loss}{OfSeenText}( of (?<number>[0-9]+(\.[0-9]+)?))?|target)(?![.,]?[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A condition such as "at a loss of 1.6". "Ends at a loss of 1.6" is a result.</summary>
    private static readonly Regex _at = new(
        $@"((?<![a-z] )\bat|^(compared|matched|judged) at) (an?|the same|an equal|equal) {Loss}{OfSeenText} of (?<number>[0-9]+(\.[0-9]+)?)(?![.,]?[0-9])"
            + @"|^at (the same|an equal|equal) (loss on (the )?(seen|training) text|(training|train) loss)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _denying = new(
        @"\b(not|never|instead|unlike|before)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (call.Left is not { Budget: "EqualTokens" or "EqualSteps" or "EqualTime" } left || experiment.Targets.Count == 0
            || _denying.IsMatch(call.Claim.Text)
            || (_reached.Match(call.Claim.Text) is { Success: true } reached ? reached : _at.Match(call.Claim.Text))
                is not { Success: true } said)
        {
            return null;
        }

        double? loss = said.Groups["number"] is { Success: true, Value: var digits } ? ClaimNumbers.Of(digits) : null;
        var targets = experiment.Targets.Where(target => loss is null || target.Value.Equals(loss)).ToList();
        return targets.Count == 0 ? null
            : ClaimFinding.Of(
                call,
                $"'{said.Value}'",
                $"{left.Budget} compares the ends of training",
                remedy: targets.Count == 1 ? $"write Matched({LevelName.Of(targets[0].Value, null)})" : "write Matched");
    }
}
