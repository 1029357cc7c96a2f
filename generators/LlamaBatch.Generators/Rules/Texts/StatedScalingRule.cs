using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports <c>RateScaling.SquareRoot</c> and a <c>RateExponent</c> of 0.5 in an experiment whose texts name only the linear rule, and the
/// opposite beside texts that name only the square root.
/// </summary>
internal static class StatedScalingRule
{
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
        (ExpressionSyntax Place, bool IsRoot, string Code)? written = ExponentIn(experiment, cancellation);
        if (calls.Count == 0 && written is null)
        {
            yield break;
        }

        if (calls.Exists(call => call.Ancestors().Any(outer => outer is SwitchExpressionSyntax
                or ConditionalExpressionSyntax or SwitchStatementSyntax or IfStatementSyntax))
            || calls.Select(call => call.Name.Identifier.ValueText).Distinct().Skip(1).Any()
            || (calls.Count > 0 && written is not null))
        {
            yield break;
        }

        var (place, usesRoot, code) = written
            ?? (calls[0], calls[0].Name.Identifier.ValueText == "SquareRoot", $"calls RateScaling.{calls[0].Name.Identifier.ValueText}");

        string text = string.Join(
            " ",
            experiment.Claims.Select(claim => claim.Text)
                .Prepend(DocumentationText.All(experiment.Record, cancellation))
                .Prepend(experiment.Question)
                // Generated types repeat the code in their comments.
                .Concat(experiment.Record.GetMembers().Where(member => member is not INamedTypeSymbol && !member.IsImplicitlyDeclared)
                    .Select(member => DocumentationText.All(member, cancellation))));
        Regex? other = usesRoot && !ScalingWords.Root.IsMatch(text) ? ScalingWords.Linear
            : !usesRoot && !_anyLinear.IsMatch(text) ? ScalingWords.Root
            : null;
        Match? said = other is null ? null
            : ExperimentTexts.SentencesIn(text).Where(sentence => !_aside.IsMatch(sentence)).Select(sentence => other.Match(sentence))
                .FirstOrDefault(match => match.Success);
        if (said is not null)
        {
            string remedy = written is null ? $"Call RateScaling.{(usesRoot ? "Linear" : "SquareRoot")}"
                : $"Write {(usesRoot ? "1" : "0.5")}";
            yield return Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                place.GetLocation(),
                $"The text says '{said.Value}', but the code {code}. {remedy}, or correct the text.");
        }
    }

    /// <summary>The exponent of every batch schedule, if it is that of one of the two rules; null for others and for several.</summary>
    private static (ExpressionSyntax Place, bool IsRoot, string Code)? ExponentIn(
        ExperimentDeclaration experiment, CancellationToken cancellation) =>
        experiment.WrittenNodes<AssignmentExpressionSyntax>(cancellation)
            .Where(part => part.Left is IdentifierNameSyntax { Identifier.ValueText: nameof(StagedBatch.RateExponent) })
            .Select(part => (part.Right, Exponent: NumberOf(part.Right)))
            .ToList() is { Count: > 0 } written && written.Select(one => one.Exponent).Distinct().ToList() is [{ } exponent]
            && exponent is 0.5 or 1
            ? (written[0].Right, exponent < 1, $"sets RateExponent to {written[0].Right}")
            : null;

    /// <summary>The number of a literal; null for others, also for <c>default</c>.</summary>
    private static double? NumberOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Value: int or double } literal
        ? Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture)
        : null;
}
