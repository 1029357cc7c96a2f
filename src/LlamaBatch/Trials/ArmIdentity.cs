namespace LlamaBatch.Trials;

/// <summary>
/// Identifies the trials of a configuration (a combination of levels), apart from their seeds. Configurations with equal identities have
/// the same trials and count as one.
/// </summary>
/// <param name="Learning">The identity of the tuning and evaluation trials.</param>
/// <param name="Cost">The identity of the cost trials. It depends on the micro-batch size, and is the same for all token budgets.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
