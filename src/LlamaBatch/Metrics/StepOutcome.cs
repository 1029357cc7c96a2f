namespace LlamaBatch;

/// <summary>What one optimizer step reports.</summary>
/// <param name="Loss">Mean cross-entropy of the batch before the update, in nats per token.</param>
/// <param name="GradientNorm">Global L2 norm of the batch's gradient before clipping.</param>
/// <param name="Seconds">Wall time of forward, backward, clipping and update.</param>
public readonly record struct StepOutcome(double Loss, double GradientNorm, double Seconds);
