using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>A diagnostic with its place in the code, for which a fix offers remedies.</summary>
internal sealed class Mistake(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, string fix)
{
    public Document Document => context.Document;

    public Diagnostic Diagnostic => diagnostic;

    public SemanticModel Model => model;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The innermost syntax node at the diagnostic's location.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The outermost expression with exactly the diagnostic's location.</summary>
    public ExpressionSyntax? Expression => Node.AncestorsAndSelf().TakeWhile(node => node.Span == Node.Span).OfType<ExpressionSyntax>()
        .LastOrDefault();

    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    public PropertyDeclarationSyntax? Property => Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>();

    /// <summary>The type declaration around the diagnostic.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The record around the diagnostic.</summary>
    public INamedTypeSymbol? Record => Type is { } type ? Model.GetDeclaredSymbol(type, Cancellation) : null;

    /// <summary>A value that the analyzer passes to the fix; null if it passes none under this key.</summary>
    public string? Value(string key) => diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    /// <summary>The values that the analyzer passes to the fix under a key; empty if it passes none.</summary>
    public IReadOnlyList<string> Values(string key) => Value(key)?.Split(Remedy.Separator) ?? [];

    /// <summary>An axis of the record around the diagnostic, by name, or null.</summary>
    public IPropertySymbol? Axis(string? name) => name is null ? null
        : Record?.MembersBelowExperiment(name).OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>The <c>[Axis]</c> attribute of an axis, by the axis's name, in the record around the diagnostic.</summary>
    public AttributeSyntax? AxisAttribute(string? name) =>
        Axis(name) is { } axis ? AttributeEdits.SyntaxOf(axis, KnownNames.AxisAttribute, Cancellation) : null;

    /// <summary>The semantic model of a node, which may be in another file.</summary>
    public SemanticModel ModelOf(SyntaxNode node) =>
        node.SyntaxTree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>Offers a remedy that consists of edits. If one of them is null, nothing is offered.</summary>
    public void Offer(string title, string kind, params Edit?[] edits)
    {
        if (edits.Length > 0 && edits.All(edit => edit is not null))
        {
            Offer(title, kind, cancellation =>
                Edit.ApplyAsync(Document.Project.Solution, edits.Select(edit => edit!.Value), cancellation));
        }
    }

    /// <summary>Offers a change of the solution.</summary>
    public void Offer(string title, string kind, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, $"{fix}.{kind}"), diagnostic);
}
