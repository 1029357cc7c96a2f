using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The value of an expression that cannot be known at compile time.</summary>
/// <param name="Cause">The smallest expression that stopped the evaluation.</param>
/// <param name="IsSilent">Whether the compiler already reports an error there, so that nothing is left to say.</param>
/// <param name="Cycle">The property that reads itself there, if one does; the program would overflow its stack.</param>
/// <param name="Problem">What is wrong there, if the value is known and no setting may have it.</param>
internal sealed record Unknown(SyntaxNode? Cause, bool IsSilent = false, string? Cycle = null, string? Problem = null);
