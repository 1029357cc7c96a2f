using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports the one learning rate of a table that breaks the scaling rule named in the text, if all other rates follow it, such as 2.4e-2 at
/// 256 beside 3e-3 at 16 and 6e-3 at 64 under the square-root rule.
/// </summary>
internal static class StatedTableRule
{
    /// <summary>The relative deviation that rounding of a rate explains.</summary>
    private const double Rounding = 0.03;

    /// <summary>The relative deviation from which a rate is another one.</summary>
    private const double Deviation = 0.1;

    /// <summary>Words by which a rule does not hold for all rates.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|up to|above|below|beyond|except|until|but|stays?|unless|would|unlike|instead)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        string text = ExperimentTexts.OfRecord(experiment, cancellation);
        bool isRoot = ScalingWords.Root.IsMatch(text);
        Regex rule = isRoot ? ScalingWords.Root : ScalingWords.Linear;
        if ((isRoot && ScalingWords.Linear.IsMatch(text))
            || !ExperimentTexts.SentencesIn(text).Any(sentence => rule.IsMatch(sentence) && !_aside.IsMatch(sentence)))
        {
            return null;
        }

        var sources = evaluation.Points
            .Select(point => point.Assignments.TryGetValue("Optimizer.LearningRate", out ExpressionSyntax? source) ? source : null)
            .OfType<ExpressionSyntax>().Distinct().ToList();

        foreach (SwitchExpressionSyntax choice in experiment.WrittenNodes<SwitchExpressionSyntax>(cancellation))
        {
            if (choice.GoverningExpression is IdentifierNameSyntax { Identifier.ValueText: var name }
                && experiment.Axes.FirstOrDefault(axis => axis.Property.Name == name) is { } axis
                && axis.Levels.All(level => level is { Kind: not TypedConstantKind.Array, Value: int and > 0 })
                && axis.Changes(evaluation.Points, point => point.Training?.BatchSize.Count)
                && evaluation.Points.All(point => point.Levels.TryGetValue(name, out object? level)
                    && level is int batch && point.Training?.BatchSize.Count == batch)
                && sources.Exists(source => ComesFrom(source, choice))
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

    /// <summary>Whether an expression has a table in it, is an arm of it, or names the member or the local variable that has it.</summary>
    private static bool ComesFrom(ExpressionSyntax source, SwitchExpressionSyntax choice)
    {
        string? owner = choice.Ancestors().Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(name => name is not null);
        return (source.SyntaxTree == choice.SyntaxTree && source.Span.OverlapsWith(choice.Span))
            || source.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == owner);
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
