using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Gives a property the accessors <c>get</c> and <c>init</c>, so that trials can set it.</summary>
internal static class SettableProperty
{
    /// <summary>
    /// The edits that give a property <c>{ get; init; }</c>. The list is empty if the property already has both accessors, or computes its
    /// value.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="otherwise">The initial value to write, as C# code, if the property has none; null to write nothing.</param>
    /// <param name="model">The semantic model of the property.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IReadOnlyList<Edit?> Edits(
        PropertyDeclarationSyntax property,
        string? otherwise,
        SemanticModel model,
        CancellationToken cancellation)
    {
        if (property is { ExpressionBody: { Expression: var value } body })
        {
            return model.GetConstantValue(value, cancellation).HasValue
                ? [new Edit(property.SyntaxTree, new(Span(body.SpanStart, property.Span.End), $"{{ get; init; }} = {value};"))]
                : [];
        }

        if (property.AccessorList is not { Accessors: [{ Body: null, ExpressionBody: null } getter] } accessors
            || !getter.IsKind(SyntaxKind.GetAccessorDeclaration))
        {
            return [];
        }

        Edit? both = Edit.Replace(accessors, "{ get; init; }");
        return property.Initializer is null && otherwise is not null
            ? [both, Edit.Insert(property.SyntaxTree, property.Span.End, $" = {otherwise};")]
            : [both];
    }

    private static Microsoft.CodeAnalysis.Text.TextSpan Span(int start, int end) =>
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end);
}
