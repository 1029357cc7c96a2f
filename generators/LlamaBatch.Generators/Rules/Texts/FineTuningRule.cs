using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports questions and claims about fine-tuning, because each trial starts from random weights.</summary>
internal static class FineTuningRule
{
    private static readonly Regex _tuning = new(
        @"\bfine-?tun(e|es|ed|ing)\b(?![^.?]{0,25}\b(rates?|hyper-?parameters?|schedules?|settings?|warm-?up|decay|batch)\b)|\bpre-?trained (\w+ )?(checkpoint|model|weights)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in texts that mention fine-tuning without claiming to measure it.</summary>
    private static readonly Regex _aside = new(
        @"\b(scratch|not|no|without|unlike|before|instead|rather|than in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        var texts = experiment.Claims
            .Where(claim => claim.Subject == ClaimSubject.Results
                && SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record))
            .Select(claim => (claim.Text, Place: LevelSyntax.OfParameter(claim.Attribute, 0, claim.Method)))
            .Prepend((Text: experiment.Question, Place: LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record)));
        foreach ((string text, Location place) in texts)
        {
            if (_tuning.Match(text) is { Success: true } said && !_aside.IsMatch(text))
            {
                yield return Diagnostic.Create(Descriptors.TextOfFineTuning, place, said.Value);
                yield break;
            }
        }
    }
}
