using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Lets a metric ask for a value that it reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MetricNeedFix)), Shared]
public sealed class MetricNeedFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MetricNeedsMore.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Setting) is { } need && mistake.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } measure)
        {
            SyntaxTree tree = measure.SyntaxTree;
            string gap = Edit.NewLine(tree) + Edit.NewLine(tree) + Edit.Indent(tree, measure.SpanStart);
            mistake.Offer($"Add {need}", "Need", Edit.Insert(tree, measure.Span.End, $"{gap}public static bool {need} => true;"));
        }
    }
}
