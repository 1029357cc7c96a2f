namespace LlamaBatch.Trials;

/// <summary>The numbers that <c>[Scaled]</c> declares for a shorter scale.</summary>
/// <param name="Tokens">Tokens of a trial; null for the setting of the record.</param>
/// <param name="Seeds">Evaluation seeds; null for the default of the scale.</param>
/// <param name="TuningSeeds">Tuning seeds; null for the default of the scale.</param>
public readonly record struct ScaledPlan(long? Tokens = null, int? Seeds = null, int? TuningSeeds = null);
