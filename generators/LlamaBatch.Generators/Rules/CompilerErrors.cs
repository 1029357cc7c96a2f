using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>Drops findings in declarations with compiler errors, because they mostly follow from the error.</summary>
internal static class CompilerErrors
{
    /// <summary>The ids of diagnostics that are kept, because they explain a compiler error and name a remedy.</summary>
    private static readonly HashSet<string> _explanations =
    [
        Descriptors.DeclaredTwice.Id, Descriptors.AxisHidesSetting.Id, Descriptors.NotAnExperiment.Id, Descriptors.MemberNameIsReserved.Id,
    ];

    /// <summary>The findings, without those in a declaration that does not compile.</summary>
    public static IEnumerable<Diagnostic> Without(IEnumerable<Diagnostic> findings, Compilation compilation, CancellationToken cancellation)
    {
        var known = new Dictionary<(SyntaxTree Tree, TextSpan Span), bool>();
        foreach (Diagnostic finding in findings)
        {
            if (finding.Location.SourceTree is not { } tree || finding.Id == Descriptors.CostOfSweep.Id
                || _explanations.Contains(finding.Id))
            {
                yield return finding;
                continue;
            }

            TextSpan span = DeclarationAround(tree.GetRoot(cancellation).FindNode(finding.Location.SourceSpan));
            if (!known.TryGetValue((tree, span), out bool isWrong))
            {
                isWrong = compilation.GetSemanticModel(tree).GetDiagnostics(span, cancellation)
                    .Any(one => one.Severity == DiagnosticSeverity.Error && one.Location.SourceSpan.IntersectsWith(span));
                known.Add((tree, span), isWrong);
            }

            if (!isWrong)
            {
                yield return finding;
            }
        }
    }

    /// <summary>The member declaration around a node. For a type, this is only its head, because members do not share mistakes.</summary>
    private static TextSpan DeclarationAround(SyntaxNode node)
        => node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
    {
        TypeDeclarationSyntax { OpenBraceToken: { IsMissing: false, RawKind: not 0 } brace } type => TextSpan.FromBounds(
            type.SpanStart,
            brace.SpanStart),
        { } member => member.Span,
        null => node.Span,
    };
}
