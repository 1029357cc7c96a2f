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

    /// <summary>The innermost node that the diagnostic lies on.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The outermost expression that the diagnostic lies on.</summary>
    public ExpressionSyntax? Expression => Node.AncestorsAndSelf().TakeWhile(node => node.Span == Node.Span).OfType<ExpressionSyntax>()
        .LastOrDefault();

    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    public PropertyDeclarationSyntax? Property => Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>();

    /// <summary>The type declaration around the diagnostic.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The record around the diagnostic.</summary>
    public INamedTypeSymbol? Record => Type is { } type ? Model.GetDeclaredSymbol(type, Cancellation) : null;

    /// <summary>A value that the analyzer passes to the fix; otherwise null.</summary>
    public string? Value(string key) => diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    /// <summary>Values that the analyzer hands over.</summary>
    public IReadOnlyList<string> Values(string key) => Value(key)?.Split(Remedy.Separator) ?? [];

    /// <summary>An axis of the record around the diagnostic.</summary>
    public IPropertySymbol? Axis(string? name) => name is null ? null
        : Record?.MembersBelowExperiment(name).OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>The <c>[Axis]</c> of an axis of the record around the diagnostic.</summary>
    public AttributeSyntax? AxisAttribute(string? name) =>
        Axis(name) is { } axis ? AttributeEdits.SyntaxOf(axis, KnownNames.AxisAttribute, Cancellation) : null;

    /// <summary>The semantic model of a node, which may be in another file.</summary>
    public SemanticModel ModelOf(SyntaxNode node) =>
        node.SyntaxTree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>Offers changes of text. Without all of them, nothing is offered.</summary>
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
