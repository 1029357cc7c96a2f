namespace LlamaBatch;

/// <summary>What one optimizer step reports.</summary>
/// <param name="Loss">Mean cross-entropy of the batch before the update, in nats per token.</param>
/// <param name="GradientNorm">Global L2 norm of the batch's gradient before clipping.</param>
/// <param name="Seconds">Wall time of forward, backward, clipping and update.</param>
public readonly record struct StepOutcome(double Loss, double GradientNorm, double Seconds)
{
    /// <summary>The loss of the step before; the step's own where there is none. The recorder of the trial fills it in.</summary>
    public double LossBefore { get; init; } = double.NaN;

    /// <summary>The loss of the step before that; that of the step before where there is none.</summary>
    public double LossTwoBefore { get; init; } = double.NaN;

    /// <summary>Sequences of the batch, B.</summary>
    public int Batch { get; init; }

    /// <summary>Sequences of a micro-batch, b.</summary>
    public int MicroBatch { get; init; }

    /// <summary>
    /// Mean squared L2 norm of the mean gradients of whole micro-batches, ‖g_b‖². It is NaN where it was not measured
    /// or the batch is one micro-batch. With <see cref="GradientNorm"/> it gives the estimates below, both unbiased
    /// (McCandlish et al. 2018, appendix A.1).
    /// </summary>
    public double MicroBatchSquare { get; init; } = double.NaN;

    /// <summary>Estimate of the squared norm of the true gradient, <c>|G|² ≈ (B ‖g_B‖² − b ‖g_b‖²) / (B − b)</c>.</summary>
    public double GradientSquare => (Batch * GradientNorm * GradientNorm - MicroBatch * MicroBatchSquare) / (Batch - MicroBatch);

    /// <summary>Estimate of the summed variance of a sequence's gradient, <c>tr Σ ≈ (‖g_b‖² − ‖g_B‖²) / (1/b − 1/B)</c>.</summary>
    public double GradientVariance => (MicroBatchSquare - GradientNorm * GradientNorm) / (1.0 / MicroBatch - 1.0 / Batch);

    /// <summary>
    /// Mean squared L2 norm of single-sequence gradients of the norm gains; NaN where it was not measured. It costs
    /// nothing beside the step: the gains are few, and each sequence's part of their gradient is there on its way into
    /// the sum.
    /// </summary>
    public double SequenceGainSquare { get; init; } = double.NaN;

    /// <summary>Squared L2 norm of the batch's gradient of the gains of the norms.</summary>
    public double GainNormSquare { get; init; } = double.NaN;

    /// <summary>As <see cref="GradientSquare"/>, of the gains alone and with single sequences for the small batch.</summary>
    public double GainSquare => (Batch * GainNormSquare - SequenceGainSquare) / (Batch - 1);

    /// <summary>As <see cref="GradientVariance"/>, of the gains alone and with single sequences for the small batch.</summary>
    public double GainVariance => (SequenceGainSquare - GainNormSquare) / (1 - 1.0 / Batch);
}
