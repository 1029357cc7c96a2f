namespace LlamaBatch.Trials;

/// <summary>
/// Identifies the trials of a configuration (a combination of levels), apart from their seeds. Configurations with the same identity have
/// the same trials and are treated as one configuration.
/// </summary>
/// <param name="Learning">The identity of the tuning and evaluation trials.</param>
/// <param name="Cost">The identity of the cost trials. This identity depends on the micro-batch size, but not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
