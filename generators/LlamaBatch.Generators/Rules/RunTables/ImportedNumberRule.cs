using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports settings of imported experiments that are impossible or in the wrong unit, such as 0 tokens per sequence. Costs are computed from
/// these settings.
/// </summary>
internal static class ImportedNumberRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation) =>
        Impossible(experiment, cancellation).Concat(TokensForSequences(experiment, compilation, cancellation));

    /// <summary>Reports <c>SequencesPerStep</c> if it is multiplied by <c>TokensPerSequence</c>.</summary>
    private static IEnumerable<Diagnostic> TokensForSequences(
        ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
    {
        if (!experiment.IsImported || experiment.Setting("SequencesPerStep") is not { } setting
            || experiment.Setting("TokensPerSequence") is not { } length
            || !SymbolEqualityComparer.Default.Equals(setting.ContainingType, experiment.Record)
            || !SymbolEqualityComparer.Default.Equals(length.ContainingType, experiment.Record)
            || SweepEvaluation.BaselineOf(length, experiment, cancellation) is not IConvertible tokens
            || MemberSyntax.Body(setting.Declaration(cancellation)) is not ArrowExpressionClauseSyntax
            {
                Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product,
            }
            || !compilation.ContainsSyntaxTree(product.SyntaxTree))
        {
            yield break;
        }

        SemanticModel model = experiment.Bodies.ModelOf(product.SyntaxTree);
        ExpressionSyntax[] factors = [product.Left, product.Right];
        int at = Array.FindIndex(factors, factor =>
            model.GetConstantValue(factor, cancellation) is { HasValue: true, Value: int or long } one
            && Convert.ToInt64(one.Value, CultureInfo.InvariantCulture) == Convert.ToInt64(tokens, CultureInfo.InvariantCulture));
        // Another factor may be a number of devices.
        if (at >= 0 && ImportedConstantRule.IsBatch(factors[1 - at].ToString()))
        {
            yield return Diagnostic.Create(
                Descriptors.RunsInAnotherUnit,
                product.GetLocation(),
                Remedy.Of((Remedy.Values, factors[1 - at].ToString())),
                $"SequencesPerStep is in sequences, and '{product}' is a number of tokens: TokensPerSequence is {tokens}. "
                    + $"Write '{factors[1 - at]}'.");
        }
    }

    private static IEnumerable<Diagnostic> Impossible(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from name in experiment.IsImported ? AxisParser.ImportedSettings : []
        let setting = experiment.Setting(name)
        where setting is not null && SymbolEqualityComparer.Default.Equals(setting.ContainingType, experiment.Record)
        let value = SweepEvaluation.BaselineOf(setting, experiment, cancellation)
        where value is int or long or float or double
        let refused = ValueRange.Positive.Refuse(name, Convert.ToDouble(value, CultureInfo.InvariantCulture))
        where refused is not null
        select Diagnostic.Create(
            Descriptors.SettingOutOfRange,
            MemberSyntax.Body(setting.Declaration(cancellation)) switch
            {
                ArrowExpressionClauseSyntax arrow => arrow.Expression.GetLocation(),
                EqualsValueClauseSyntax initializer => initializer.Value.GetLocation(),
                _ => setting.Locations.FirstOrDefault(),
            },
            refused);
}
