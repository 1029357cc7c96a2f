using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes a claim in a base record accessible to the experiments that inherit the claim.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProtectedClaimFix)), Shared]
public sealed class ProtectedClaimFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ClaimOutOfReach.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
        {
            SyntaxToken hidden = method.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.PrivateKeyword));
            mistake.Offer("Make the claim protected", "Protected", hidden.RawKind != 0
                ? Edit.Replace(hidden, "protected")
                : Edit.Insert(
                    method.SyntaxTree,
                    method.Modifiers.Any() ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart,
                    "protected "));
        }
    }
}
