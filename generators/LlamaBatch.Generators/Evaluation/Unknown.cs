using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The value of an expression that cannot be known at compile time.</summary>
/// <param name="Cause">The smallest expression that stopped the evaluation.</param>
/// <param name="IsSilent">Whether the compiler already reports an error there, so that no diagnostic is needed.</param>
/// <param name="Cycle">The property that depends on itself there, if one does.</param>
/// <param name="Problem">The problem there, if the value is known but illegal.</param>
internal sealed record Unknown(SyntaxNode? Cause, bool IsSilent = false, string? Cycle = null, string? Problem = null);
