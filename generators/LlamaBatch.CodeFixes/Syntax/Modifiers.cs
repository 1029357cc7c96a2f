using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the position for a new modifier of a type.</summary>
internal static class Modifiers
{
    /// <summary>The position after the accessibility of a type and before <c>partial</c>, which must come last.</summary>
    public static int PlaceOf(TypeDeclarationSyntax type) =>
        type.Modifiers.Where(one => one.IsKind(SyntaxKind.PartialKeyword)).Select(one => one.SpanStart)
            .DefaultIfEmpty(type.Keyword.SpanStart)
            .First();
}
