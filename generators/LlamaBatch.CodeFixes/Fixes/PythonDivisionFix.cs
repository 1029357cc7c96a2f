using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces a comment such as <c>// 3</c> by the division that was meant, <c>/ 3</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PythonDivisionFix)), Shared]
public sealed class PythonDivisionFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.PythonDivision.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Values) is { } divisor && mistake.Expression is { } dividend
            && dividend.GetLastToken().TrailingTrivia.FirstOrDefault(one => one.IsKind(SyntaxKind.SingleLineCommentTrivia)) is var comment
            && !comment.IsKind(SyntaxKind.None))
        {
            mistake.Offer(
                $"Divide by {divisor}",
                "Divide",
                Edit.Remove(dividend.SyntaxTree, dividend.Span.End, comment.Span.End),
                Edit.Insert(dividend.SyntaxTree, dividend.Span.End, $" / {divisor}"));
        }
    }
}
