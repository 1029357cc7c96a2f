using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The value of an expression that cannot be known at compile time.</summary>
/// <param name="Cause">The smallest expression that stopped the evaluation.</param>
/// <param name="IsSilent">Whether the compiler already reports an error there, so that nothing is left to say.</param>
internal sealed record Unknown(SyntaxNode? Cause, bool IsSilent = false);
