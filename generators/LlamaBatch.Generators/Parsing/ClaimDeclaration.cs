using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Claim]</c> method.</summary>
internal sealed record ClaimDeclaration(IMethodSymbol Method, AttributeData Attribute, string Text, string Source, ClaimSubject? Subject);
