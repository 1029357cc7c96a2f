namespace LlamaBatch;

/// <summary>
/// What a learning trial cost on the machine it ran on, as seen in passing: other trials run beside it, so these are rough.
/// </summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, the first steps left out.</param>
/// <param name="PeakMemoryBytes">Highest resident memory of the process less what it held before the model was made.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes);
