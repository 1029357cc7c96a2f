namespace LlamaBatch.Trials;

/// <summary>
/// Identifies the trials at given compared levels, whatever their seeds. Levels with equal identities have the same trials and count as one
/// configuration.
/// </summary>
/// <param name="Learning">The identity of the training trials.</param>
/// <param name="Cost">The identity of the cost trials. This identity depends on the micro-batch, but not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
