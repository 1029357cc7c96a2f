namespace LlamaBatch.Trials;

/// <summary>What a scale makes of an experiment: how many tokens and seeds.</summary>
/// <param name="Tokens">Tokens of a trial; null for what the record says.</param>
/// <param name="Seeds">Evaluation seeds; null for the rule of the scale.</param>
/// <param name="TuningSeeds">Tuning seeds; null for the rule of the scale.</param>
public readonly record struct ScaledPlan(long? Tokens = null, int? Seeds = null, int? TuningSeeds = null);
