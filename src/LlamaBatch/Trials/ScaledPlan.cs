namespace LlamaBatch.Trials;

/// <summary>The numbers that a record's attribute <c>[Scaled]</c> sets for a scale shorter than full.</summary>
/// <param name="Tokens">Tokens per trial; null if the setting of the record applies.</param>
/// <param name="Seeds">Number of evaluation seeds; null for the default of the scale.</param>
/// <param name="TuningSeeds">Number of tuning seeds; null for the default of the scale.</param>
public readonly record struct ScaledPlan(long? Tokens = null, int? Seeds = null, int? TuningSeeds = null);
