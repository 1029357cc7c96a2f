using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the position for a new modifier of a type.</summary>
internal static class Modifiers
{
    /// <summary>The position before <c>partial</c> or, if the type is not partial, before the keyword of the type.</summary>
    public static int PlaceOf(TypeDeclarationSyntax type) =>
        type.Modifiers.Where(one => one.IsKind(SyntaxKind.PartialKeyword)).Select(one => one.SpanStart)
            .DefaultIfEmpty(type.Keyword.SpanStart)
            .First();
}
