namespace LlamaBatch.Trials;

/// <summary>Identifies the trials of a compared point, apart from their seed. Points with the same trials are one arm.</summary>
/// <param name="Learning">The identity of its training.</param>
/// <param name="Cost">The identity of its cost trials. It depends on the micro-batch, and not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
