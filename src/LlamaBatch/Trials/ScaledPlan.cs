namespace LlamaBatch.Trials;

/// <summary>The numbers that an experiment's attribute <c>[Scaled]</c> sets for a scale shorter than the full scale.</summary>
/// <param name="Tokens">The tokens per trial, or null if the setting of the experiment applies.</param>
/// <param name="Seeds">The number of evaluation seeds, or null for the default of the scale.</param>
/// <param name="TuningSeeds">The number of tuning seeds, or null for the default of the scale.</param>
public readonly record struct ScaledPlan(long? Tokens = null, int? Seeds = null, int? TuningSeeds = null);
