using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports weight decays with the learning rate as a factor. AdamW and SGD multiply the weight decay by the rate themselves.</summary>
internal static class RateInDecayRule
{
    public static Diagnostic? Check(SweepEvaluation evaluation)
    {
        foreach (PointEvaluation point in evaluation.Points)
        {
            if (point.Optimizer is AdamW or Sgd && point.Optimizer is not IOwnSection
                && point.Assignments.TryGetValue("Optimizer.WeightDecay", out ExpressionSyntax? decay)
                && point.Assignments.TryGetValue("Optimizer.LearningRate", out ExpressionSyntax? rate)
                && FactorsOf(decay).ToList() is { Count: > 1 } factors
                // A quotient may be a rule that was chosen.
                && !factors.Exists(factor => factor is BinaryExpressionSyntax)
                && factors.Find(factor => factor.ToString() == rate.ToString() && factor is not LiteralExpressionSyntax) is { } repeated)
            {
                var others = factors.Where(factor => factor != repeated).ToList();
                return Diagnostic.Create(
                    Descriptors.RateIsScaledTwice,
                    decay.GetLocation(),
                    $"{point.Optimizer.Name} multiplies WeightDecay by the learning rate in each step, so '{decay}' counts the rate twice. "
                        + $"Write '{string.Join(" * ", others)}'.");
            }
        }

        return null;
    }

    /// <summary>The factors of a product.</summary>
    private static IEnumerable<ExpressionSyntax> FactorsOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => FactorsOf(inner.Expression),
        BinaryExpressionSyntax product when product.IsKind(SyntaxKind.MultiplyExpression) =>
            FactorsOf(product.Left).Concat(FactorsOf(product.Right)),
        _ => [expression],
    };
}
