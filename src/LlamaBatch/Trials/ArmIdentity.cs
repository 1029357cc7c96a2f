namespace LlamaBatch.Trials;

/// <summary>The identity of a compared point's trials without their seed. Points with equal trials are one point.</summary>
/// <param name="Learning">What is learned there.</param>
/// <param name="Cost">What its costs are measured of: they also depend on the micro-batch, and not on the token budget.</param>
public readonly record struct ArmIdentity(string Learning, string Cost);
