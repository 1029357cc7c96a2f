namespace LlamaBatch.Trials;

/// <summary>The identity of a compared point's trials, apart from their seeds. Points with the same trials are one arm.</summary>
/// <param name="Learning">The identity of the training trials.</param>
/// <param name="Cost">The identity of the cost trials. It depends on the micro-batch, and not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
