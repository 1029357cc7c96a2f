using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>Drops diagnostics that probably only follow from an error or a warning of the compiler.</summary>
internal static class CompilerErrors
{
    /// <summary>The ids of diagnostics that are always kept, because they explain a compiler error and give a remedy.</summary>
    private static readonly HashSet<string> _explanations =
    [
        Descriptors.DeclaredTwice.Id, Descriptors.AxisHidesSetting.Id, Descriptors.NotAnExperiment.Id, Descriptors.MemberNameIsReserved.Id,
        Descriptors.NameHidesLibrary.Id,
    ];

    /// <summary>
    /// The ids of diagnostics about something that a record lacks. A declaration with a compiler error may be what seems to be missing.
    /// </summary>
    private static readonly HashSet<string> _absences =
    [
        Descriptors.AxisIsNotRead.Id, Descriptors.NoAxis.Id, Descriptors.TuningNeedsMetric.Id, Descriptors.RateIsNotTuned.Id,
        Descriptors.NothingMeasured.Id, Descriptors.NoSuchTarget.Id, Descriptors.TargetMustBeMeasured.Id, Descriptors.NoSuchResult.Id,
    ];

    /// <summary>
    /// The diagnostics of a type, without those inside a declaration that does not compile. If the type has a syntax error, nearly all are
    /// dropped.
    /// </summary>
    public static IEnumerable<Diagnostic> Without(
        IEnumerable<Diagnostic> findings,
        INamedTypeSymbol type,
        Compilation compilation,
        CancellationToken cancellation)
    {
        SyntaxNode[] parts = [.. type.DeclaringSyntaxReferences.Where(part => !part.SyntaxTree.IsGenerated())
            .Select(part => part.GetSyntax(cancellation))];
        bool isHalfTyped = parts.Any(HasErrors);
        bool? isIncomplete = null;
        var known = new Dictionary<(SyntaxTree Tree, TextSpan Span), bool>();
        foreach (Diagnostic finding in findings)
        {
            if (finding.Location.SourceTree is not { } tree || finding.Id == Descriptors.CostOfSweep.Id
                || _explanations.Contains(finding.Id))
            {
                yield return finding;
                continue;
            }

            if (isHalfTyped
                || (_absences.Contains(finding.Id) && (isIncomplete ??= parts.Any(part => IsIncomplete(part, compilation, cancellation)))))
            {
                continue;
            }

            if (finding.Id == Descriptors.NoSuchResult.Id)
            {
                yield return finding;                       // it explains an error in the same declaration
                continue;
            }

            TextSpan span = DeclarationAround(tree.GetRoot(cancellation).FindNode(finding.Location.SourceSpan));
            if (!known.TryGetValue((tree, span), out bool isWrong))
            {
                isWrong = ErrorsIn(compilation, tree, span, cancellation).Any();
                known.Add((tree, span), isWrong);
            }

            if (!isWrong && !(finding.Id == Descriptors.SettingCannotBeEvaluated.Id
                && HasOpenSwitch(compilation.GetSemanticModel(tree), finding.Location.SourceSpan, cancellation)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Whether a place is a switch expression that lacks an arm, which the compiler reports.</summary>
    private static bool HasOpenSwitch(SemanticModel model, TextSpan span, CancellationToken cancellation) =>
        model.SyntaxTree.GetRoot(cancellation).FindNode(span, getInnermostNodeForTie: true) is SwitchExpressionSyntax
        && model.GetDiagnostics(span, cancellation).Any(one => one.Id is "CS8509" && span.Contains(one.Location.SourceSpan));

    /// <summary>Whether a declaration has a syntax error.</summary>
    private static bool HasErrors(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(one => one.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether a declaration has a compiler error outside of its claims, such as in an attribute or a setting.</summary>
    private static bool IsIncomplete(SyntaxNode part, Compilation compilation, CancellationToken cancellation) =>
        ErrorsIn(compilation, part.SyntaxTree, part.Span, cancellation).Any(error =>
            part.SyntaxTree.GetRoot(cancellation).FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()
                is null or { AttributeLists.Count: 0 });

    private static IEnumerable<Diagnostic> ErrorsIn(
        Compilation compilation,
        SyntaxTree tree,
        TextSpan span,
        CancellationToken cancellation) =>
        compilation.GetSemanticModel(tree).GetDiagnostics(span, cancellation)
            .Where(one => one.Severity == DiagnosticSeverity.Error && one.Location.SourceSpan.IntersectsWith(span));

    /// <summary>
    /// The source span of the member declaration that contains a node. For a type, only the part before its opening brace.
    /// </summary>
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
