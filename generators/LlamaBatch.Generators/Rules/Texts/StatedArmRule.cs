using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports numbers in switch expressions that the text states for other levels, as in "264,000 at a batch of 16" beside
/// <c>64 => 264_000</c>.
/// </summary>
internal static class StatedArmRule
{
    /// <summary>A number with at least three digits, and the level at which it holds.</summary>
    private static readonly Regex _stated = new(
        @"\b(?<number>[0-9][0-9,]{1,14}[0-9])( [a-z]+){0,4} (at|for) (a )?(batch )?(size )?(of )?(?<level>[0-9]{1,9})\b(?!,[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var stated = _stated.Matches(DocumentationText.All(experiment.Record, cancellation)).Cast<Match>()
            .Select(match => (Number: StatedNumber.In(match), Level: StatedNumber.In(match, "level")))
            .Distinct().ToList();
        if (stated.Count < 2)
        {
            yield break;
        }

        foreach (SwitchExpressionSyntax choice in experiment.WrittenNodes<SwitchExpressionSyntax>(cancellation))
        {
            var arms = choice.Arms.Select(arm => (Arm: arm, Level: LevelOf(arm), Number: NumberOf(arm.Expression)))
                .Where(arm => arm is { Level: not null, Number: not null }).ToList();
            foreach (var (arm, level, number) in arms)
            {
                // The number belongs to another arm of this switch, and that arm has the number that the text states for this one.
                double other = stated.Where(one => one.Number.Equals(number) && !one.Level.Equals(level)).Select(one => one.Level)
                    .FirstOrDefault(one => arms.Exists(sibling => sibling.Level.Equals(one)));
                var own = stated.Where(one => one.Level.Equals(level)).Select(one => one.Number).Distinct().ToList();
                if (other > 0 && own is [var meant] && arms.Exists(sibling => sibling.Level.Equals(other) && sibling.Number.Equals(meant)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.ArmDiffersFromText,
                        arm.Expression.GetLocation(),
                        $"The text gives {Text(meant)} for level {LevelName.Of(level!.Value, null)} and {Text(number!.Value)} for level "
                            + $"{LevelName.Of(other, null)}, but the code has {Text(number.Value)} for level "
                            + $"{LevelName.Of(level.Value, null)}. Exchange the numbers, or correct the text.");
                    yield break;                                        // the numbers of two arms are exchanged, which is one mistake
                }
            }
        }
    }

    private static string Text(double number) => FormattableString.Invariant($"{number:N0}");

    private static double? LevelOf(SwitchExpressionArmSyntax arm) =>
        arm is { Pattern: ConstantPatternSyntax { Expression: var level }, WhenClause: null } ? NumberOf(level) : null;

    private static double? NumberOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Value: int or long or double } literal
        ? Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture)
        : null;
}
