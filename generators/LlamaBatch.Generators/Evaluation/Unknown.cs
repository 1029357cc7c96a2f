using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The value of an expression that cannot be known at compile time.</summary>
/// <param name="Cause">The smallest expression at which the evaluation stopped.</param>
/// <param name="IsSilent">Whether the cause already has an error, of the compiler or of a rule, so that no diagnostic is needed.</param>
/// <param name="Cycle">The property that depends on itself; null if the cause is not a cycle.</param>
/// <param name="Problem">For a known value that no setting may have, the reason why the value is illegal; null for other causes.</param>
internal sealed record Unknown(SyntaxNode? Cause, bool IsSilent = false, string? Cycle = null, string? Problem = null);
