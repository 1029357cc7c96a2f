using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text gives a reason, as in "because its gradients are noisier", that the code neither varies nor measures. The verdict
/// would stand beside the reason.
/// </summary>
internal static class ClaimReasonRule
{
    /// <summary>The fewest letters by which a word of the reason names an axis, as "noisier" does for <c>Noise</c>.</summary>
    private const int Stem = 4;

    /// <summary>Quantities of the plan.</summary>
    private static readonly HashSet<string> _planned =
        ["steps", "updates", "tokens", "text", "parameters", "flops", "arithmetic"];

    private static readonly Regex _reason = new(
        @"\b(because( of)?|owing to|thanks to)\b (?<reason>[^,;:.]{3,80})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        // A claim of another work is quoted in its own words, and the numbers of a plan follow from its settings.
        if (call.Claim.Subject == ClaimSubject.Plan
            || call.Left is not { Arms: { Count: > 0 } arms } left || call.Rights is not [{ Arms: not null }]
            || call.Claim.Source.Length > 0 || _reason.Match(call.Claim.Text) is not { Success: true } said || evaluation is null
            || evaluation.Points.Select(point => point.Training?.NoiseBatchSize).Distinct().Skip(1).Any())
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(said.Groups["reason"].Value);
        // A number of steps follows from the plan.
        bool isTested = words.Any(word => _planned.Contains(word) || word == "not" || ClaimWords.IsNegated(word)
            || MetricWords.IsNounOf(left.Accessor.Name, word)
            || arms[0].Levels.Keys.Any(axis => ClaimNumbers.IsNoun(word, axis.Property.Name) || ClaimWords.PartsOf(axis.Property.Name).Any(
                part => part.Length >= Stem && word.StartsWith(part.Substring(0, Stem), StringComparison.Ordinal))));
        return isTested ? null
            : ClaimFinding.Of(
                call,
                $"'{said.Value.Trim()}'",
                $"the code compares {left.Accessor.Name} only, and so cannot test the reason",
                remedy: "measure the reason too");
    }
}
