using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a stage whose end is a share of another number of tokens than the run has, as in <c>until: Trunk / (Trunk + Branch)</c> beside
/// <c>Tokens = Trunk + Rest</c>.
/// </summary>
internal static class ShareOfTokensRule
{
    private static readonly Regex _tokens = new(
        @"^(the )?(number of )?(training )?tokens\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Trainable is null || point.IsInSteps)
            || evaluation.Points.Select(point => point.Training!.Tokens.Count).Distinct().ToList() is not [var trained]
            || !evaluation.Points[0].Assignments.TryGetValue("Training.Tokens", out ExpressionSyntax? written))
        {
            return null;
        }

        return (from call in experiment.Operations(cancellation).OfType<IInvocationOperation>()
                where call.TargetMethod is { Name: "Staged" or "Then", ContainingAssembly.Name: "LlamaBatch" }
                let share = WrittenValue.ArgumentOf(call.Arguments, "until") is { } until ? WrittenList.Unconverted(until) : null
                where share is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide }
                let part = Constant(WrittenList.Unconverted(((IBinaryOperation)share).LeftOperand))
                let whole = WrittenList.Unconverted(((IBinaryOperation)share).RightOperand)
                where part is not null && Addends(whole).Contains(part, SymbolEqualityComparer.Default)
                    && WrittenValue.NumberOf(whole) is { } total && Math.Abs(total - trained) > BatchTokensRule.SameTokens * trained
                where _tokens.IsMatch(DocumentationText.Summary(part, cancellation))
                    || (experiment.Bodies.Of(written) is { } budget
                        && Addends(WrittenList.Unconverted(budget)).Contains(part, SymbolEqualityComparer.Default))
                select Diagnostic.Create(
                    Descriptors.BatchIsNotOfStep,
                    share.Syntax.GetLocation(),
                    $"The argument 'until' is a share of the run, and '{whole.Syntax}' is "
                        + $"{Number.Exact(WrittenValue.NumberOf(whole)!.Value)} tokens, not {Number.Exact(trained)}. "
                        + "Divide by the tokens of the run, or correct Training.Tokens."))
            .FirstOrDefault();
    }

    private static ISymbol? Constant(IOperation operation) =>
        operation is IFieldReferenceOperation { Field.IsConst: true, Field: var field } ? field : null;

    /// <summary>The constants that a sum adds up; empty for another expression.</summary>
    private static IEnumerable<ISymbol> Addends(IOperation operation) =>
        operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum ? []
            : new[] { sum.LeftOperand, sum.RightOperand }.Select(WrittenList.Unconverted)
                .SelectMany(one => Constant(one) is { } constant ? [constant] : Addends(one));
}
