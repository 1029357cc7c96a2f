using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes a claim a static method whose parameter is passed by value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimFormFix)), Shared]
public sealed class ClaimFormFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ClaimIsMalformed.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not
            { ParameterList.Parameters: [{ Type: { } type } parameter] } method
            || !type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Any(name => name.Identifier.ValueText is "Results" or "Plan"))
        {
            return;
        }

        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            // A static method cannot read the members of an instance.
            if (ReadsInstance(mistake, method))
            {
                return;
            }

            mistake.Offer("Make the claim static", "Static", Edit.Insert(method.SyntaxTree, method.ReturnType.SpanStart, "static "));
        }
        else if (parameter.Modifiers is [var modifier])
        {
            mistake.Offer($"Remove '{modifier}'", "Modifier", Edit.Remove(modifier));
        }
    }

    private static bool ReadsInstance(Mistake mistake, MethodDeclarationSyntax method) =>
        ((SyntaxNode?)method.Body ?? method.ExpressionBody) is { } body
        && mistake.Model.GetOperation(body, mistake.Cancellation)?.Descendants().OfType<IInstanceReferenceOperation>()
            .Any(one => one.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance) == true;
}
