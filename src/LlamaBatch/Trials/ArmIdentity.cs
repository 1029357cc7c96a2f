namespace LlamaBatch.Trials;

/// <summary>What the trials of a compared point are known by, whatever the seed: points whose trials are the same are one arm.</summary>
/// <param name="Learning">What is learnt there.</param>
/// <param name="Cost">What its costs are measured of: they also depend on the micro-batch, and not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
