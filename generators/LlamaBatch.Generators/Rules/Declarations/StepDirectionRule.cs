using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports user-defined optimizers that add the gradient to the weights, which raises the loss.</summary>
internal static class StepDirectionRule
{
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class || !type.AllInterfaces.Any(one => one.Is(KnownNames.TorchOptimizer))
            || type.GetMembers("Step").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 1) is not { } step
            || MemberSyntax.Body(step.Declaration(cancellation)) is not { } body)
        {
            yield break;
        }

        var signs = new GradientSigns(body);
        var updates = body.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(update => signs.IsWeight(update.Left) && signs.OfChange(update) != 0).ToList();
        // A step up may be part of a method that also steps down, as in sharpness-aware minimization.
        if (updates.Count > 0 && updates.TrueForAll(update => signs.OfChange(update) == 1))
        {
            yield return Diagnostic.Create(
                Descriptors.StepUpTheGradient,
                updates[0].GetLocation(),
                Remedy.Of((Remedy.Values, DownOf(updates[0]) ?? "")),
                type.Name);
        }
    }

    /// <summary>The update in the other direction; null if the update has no sign to change.</summary>
    private static string? DownOf(AssignmentExpressionSyntax update) => update switch
    {
        { RawKind: (int)SyntaxKind.AddAssignmentExpression } => $"{update.Left} -= {update.Right}",
        { Right: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum }
            when SyntaxFactory.AreEquivalent(sum.Left, update.Left) => $"{update.Left} = {sum.Left} - {sum.Right}",
        _ => null,
    };
}
