using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports <c>RateScaling.SquareRoot</c> in an experiment whose texts name only the linear rule, and <c>RateScaling.Linear</c> beside texts
/// that name only the square root.
/// </summary>
internal static class StatedScalingRule
{
    private static readonly Regex _linear = new(
        @"\blinear (scaling )?rules?\b|\blinear scaling\b|\brates?\b[^.;?!]{0,60}\b(in proportion|proportional(ly)?) to the batch\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _root = new(
        @"\bsquare[- ]root|√|\bsqrt\b|\broot of the batch\b|SquareRoot", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _anyLinear = new(
        @"\blinear|\bproportion|\bLinear\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about what the rate does not follow, or about another study.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|instead|unlike|rather|than|without|no|would|should|could|too|fails?|neither|nor|whether|if)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var calls = experiment.WrittenNodes<MemberAccessExpressionSyntax>(cancellation)
            .Where(access => access.Expression is IdentifierNameSyntax { Identifier.ValueText: "RateScaling" }).ToList();
        // An experiment that chooses among rules compares them.
        if (calls.Count == 0 || calls.Exists(call => call.Ancestors().Any(outer => outer is SwitchExpressionSyntax
                or ConditionalExpressionSyntax or SwitchStatementSyntax or IfStatementSyntax))
            || calls.Select(call => call.Name.Identifier.ValueText).Distinct().Skip(1).Any())
        {
            yield break;
        }

        string text = string.Join(
            " ",
            experiment.Claims.Select(claim => claim.Text)
                .Prepend(DocumentationText.All(experiment.Record, cancellation))
                .Prepend(experiment.Question)
                // Generated types repeat the code in their comments.
                .Concat(experiment.Record.GetMembers().Where(member => member is not INamedTypeSymbol && !member.IsImplicitlyDeclared)
                    .Select(member => DocumentationText.All(member, cancellation))));
        string rule = calls[0].Name.Identifier.ValueText;
        Regex? other = rule == "SquareRoot" && !_root.IsMatch(text) ? _linear
            : rule == "Linear" && !_anyLinear.IsMatch(text) ? _root
            : null;
        Match? said = other is null ? null
            : ExperimentTexts.SentencesIn(text).Where(sentence => !_aside.IsMatch(sentence)).Select(sentence => other.Match(sentence))
                .FirstOrDefault(match => match.Success);
        if (said is not null)
        {
            yield return Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                calls[0].GetLocation(),
                $"The text says '{said.Value}', but the code calls RateScaling.{rule}. Call RateScaling."
                    + $"{(rule == "Linear" ? "SquareRoot" : "Linear")}, or correct the text.");
        }
    }
}
