using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The value of an expression that cannot be computed at compile time.</summary>
/// <param name="Cause">The innermost expression that could not be evaluated.</param>
/// <param name="IsSilent">Whether the cause already has an error, so that it needs no further diagnostic.</param>
/// <param name="Cycle">The property that depends on itself; null if the cause is not a cycle.</param>
/// <param name="Problem">If the value is known but illegal, the reason why it is illegal; otherwise null.</param>
internal sealed record Unknown(SyntaxNode? Cause, bool IsSilent = false, string? Cycle = null, string? Problem = null);
