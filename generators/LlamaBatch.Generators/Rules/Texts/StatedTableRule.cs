using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a learning rate in a table by batch size that leaves the rule that the text states and all other rates follow, such as 2.4e-2 at
/// 256 beside 3e-3 at 16 and 6e-3 at 64 under the square-root rule.
/// </summary>
internal static class StatedTableRule
{
    /// <summary>The relative deviation that rounding of a rate explains.</summary>
    private const double Rounding = 0.03;

    /// <summary>The relative deviation from which a rate is another one.</summary>
    private const double Deviation = 0.1;

    private static readonly Regex _root = new(
        @"\bsquare[- ]root|√|\broot rule\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _linear = new(
        @"\blinear (scaling )?rule|\blinear scaling|\bproportional(ly)?\b|\bin proportion\b(?! to the (square )?root)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        string text = $"{experiment.Question} {DocumentationText.Summary(experiment.Record, cancellation)}";
        bool isRoot = _root.IsMatch(text);
        if (isRoot == _linear.IsMatch(text))
        {
            return null;
        }

        foreach (SwitchExpressionSyntax choice in experiment.WrittenNodes<SwitchExpressionSyntax>(cancellation))
        {
            if (choice.GoverningExpression is IdentifierNameSyntax { Identifier.ValueText: var name }
                && experiment.Axes.FirstOrDefault(axis => axis.Property.Name == name) is { } axis
                && axis.Levels.All(level => level.Value is int and > 0)
                && axis.Changes(evaluation.Points, point => point.Training?.BatchSize.Count)
                && evaluation.Points.All(point => point.Levels.TryGetValue(name, out object? level)
                    && level is int batch && point.Training?.BatchSize.Count == batch)
                && RatesOf(choice, axis) is { Count: > 2 } rates
                && OddIn(rates, isRoot ? 0.5 : 1) is var (odd, meant))
            {
                return Diagnostic.Create(
                    Descriptors.ArmDiffersFromText,
                    odd.Place.GetLocation(),
                    $"By the {(isRoot ? "square-root" : "linear")} rule of the text, which the other rates follow, the rate at "
                        + $"{odd.Batch.ToString("N0", CultureInfo.InvariantCulture)} is {LevelName.OfRate(meant)}, but the code has "
                        + $"{odd.Place}. Correct the number, or the text.");
            }
        }

        return null;
    }

    /// <summary>The learning rates of a table, each with its batch size and its expression; null if an arm is no such rate.</summary>
    private static List<(int Batch, double Rate, ExpressionSyntax Place)>? RatesOf(SwitchExpressionSyntax choice, AxisDeclaration axis)
    {
        var left = axis.Levels.Select(level => (int)level.Value!).ToList();
        var rates = new List<(int Batch, double Rate, ExpressionSyntax Place)>();
        foreach (SwitchExpressionArmSyntax arm in choice.Arms)
        {
            int? batch = arm switch
            {
                { WhenClause: not null } => null,
                { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: int number } } } => number,
                { Pattern: DiscardPatternSyntax } when left.Count == 1 => left[0],
                _ => null,
            };
            if (batch is not { } size || !left.Remove(size)
                || arm.Expression is not LiteralExpressionSyntax { Token.Value: double and > 0 and < 1 and var rate } place)
            {
                return null;
            }

            rates.Add((size, rate, place));
        }

        return rates;
    }

    /// <summary>The only rate that leaves the rule of all others, and the rate by this rule.</summary>
    private static ((int Batch, double Rate, ExpressionSyntax Place) Odd, double Meant)? OddIn(
        List<(int Batch, double Rate, ExpressionSyntax Place)> rates, double exponent)
    {
        foreach (var odd in rates)
        {
            double[] factors = [.. rates.Where(one => one != odd).Select(one => one.Rate / Math.Pow(one.Batch, exponent))];
            double meant = factors.Average() * Math.Pow(odd.Batch, exponent);
            if (factors.Max() <= factors.Min() * (1 + Rounding) && Math.Abs(odd.Rate - meant) > Deviation * meant)
            {
                return (odd, meant);
            }
        }

        return null;
    }
}
