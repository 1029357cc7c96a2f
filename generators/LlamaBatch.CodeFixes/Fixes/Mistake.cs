using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>A diagnostic in user code, with methods that offer remedies.</summary>
internal sealed class Mistake(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, string fix)
{
    public Document Document => context.Document;

    public Diagnostic Diagnostic => diagnostic;

    public SemanticModel Model => model;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The innermost syntax node that spans the diagnostic's location.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The outermost expression that has exactly the diagnostic's location, or null.</summary>
    public ExpressionSyntax? Expression => Node.AncestorsAndSelf().TakeWhile(node => node.Span == Node.Span).OfType<ExpressionSyntax>()
        .LastOrDefault();

    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    public PropertyDeclarationSyntax? Property => Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>();

    /// <summary>The innermost type declaration that contains the diagnostic, or null.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The record that contains the diagnostic, or null.</summary>
    public INamedTypeSymbol? Record => Type is { } type ? Model.GetDeclaredSymbol(type, Cancellation) : null;

    /// <summary>The value that the analyzer passes to the fix under a key, or null.</summary>
    public string? Value(string key) => diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    /// <summary>The values that the analyzer passes to the fix under a key; empty if there are none.</summary>
    public IReadOnlyList<string> Values(string key) => Value(key)?.Split(Remedy.Separator) ?? [];

    /// <summary>The axis with a given name in the record that contains the diagnostic, or null.</summary>
    public IPropertySymbol? Axis(string? name) => name is null ? null
        : Record?.MembersBelowExperiment(name).OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>The <c>[Axis]</c> attribute of the axis with a given name; null if the record has no such axis.</summary>
    public AttributeSyntax? AxisAttribute(string? name) =>
        Axis(name) is { } axis ? AttributeEdits.SyntaxOf(axis, KnownNames.AxisAttribute, Cancellation) : null;

    /// <summary>The semantic model for a node, which may be in another file.</summary>
    public SemanticModel ModelOf(SyntaxNode node) =>
        node.SyntaxTree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>Offers a remedy that applies all the given edits. Offers nothing if an edit is null.</summary>
    public void Offer(string title, string kind, params Edit?[] edits)
    {
        if (edits.Length > 0 && edits.All(edit => edit is not null))
        {
            Offer(title, kind, cancellation =>
                Edit.ApplyAsync(Document.Project.Solution, edits.Select(edit => edit!.Value), cancellation));
        }
    }

    /// <summary>Offers a remedy that changes the solution.</summary>
    public void Offer(string title, string kind, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, $"{fix}.{kind}"), diagnostic);
}
