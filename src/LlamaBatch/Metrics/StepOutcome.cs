namespace LlamaBatch;

/// <summary>The measurements of one optimizer step.</summary>
/// <param name="Loss">Mean cross-entropy of the batch before the update, in nats per token.</param>
/// <param name="GradientNorm">Global L2 norm of the batch's gradient before clipping.</param>
/// <param name="Seconds">Wall time of forward, backward, clipping and update.</param>
public readonly record struct StepOutcome(double Loss, double GradientNorm, double Seconds)
{
    /// <summary>The loss of the previous step; of this step if it is the first. The trial's recorder sets it.</summary>
    public double LossBefore { get; init; } = double.NaN;

    /// <summary>The loss two steps ago; of the earliest step if there were fewer.</summary>
    public double LossTwoBefore { get; init; } = double.NaN;

    /// <summary>Sequences of the batch, B.</summary>
    public int Batch { get; init; }

    /// <summary>Sequences of a micro-batch, b.</summary>
    public int MicroBatch { get; init; }

    /// <summary>
    /// Mean squared L2 norm of the mean gradients of whole micro-batches, ‖g_b‖². NaN if it is not measured or the batch is
    /// one micro-batch. With <see cref="GradientNorm"/> it gives the two estimates below, which are unbiased
    /// (McCandlish et al. 2018, appendix A.1).
    /// </summary>
    public double MicroBatchSquare { get; init; } = double.NaN;

    /// <summary>Estimate of the squared norm of the true gradient, <c>|G|² ≈ (B ‖g_B‖² − b ‖g_b‖²) / (B − b)</c>.</summary>
    public double GradientSquare => (Batch * GradientNorm * GradientNorm - MicroBatch * MicroBatchSquare) / (Batch - MicroBatch);

    /// <summary>Estimate of the summed variance of a sequence's gradient, <c>tr Σ ≈ (‖g_b‖² − ‖g_B‖²) / (1/b − 1/B)</c>.</summary>
    public double GradientVariance => (MicroBatchSquare - GradientNorm * GradientNorm) / (1.0 / MicroBatch - 1.0 / Batch);

    /// <summary>
    /// Mean squared L2 norm of the gradients of single sequences, for the gains of norms. NaN if it is not measured. It
    /// costs next to nothing, because the gains are few and the backward pass computes their gradients sequence by sequence.
    /// </summary>
    public double SequenceGainSquare { get; init; } = double.NaN;

    /// <summary>Squared L2 norm of the batch's gradient, for the gains of norms.</summary>
    public double GainNormSquare { get; init; } = double.NaN;

    /// <summary>As <see cref="GradientSquare"/>, but for the gains of norms, with single sequences as the small batch.</summary>
    public double GainSquare => (Batch * GainNormSquare - SequenceGainSquare) / (Batch - 1);

    /// <summary>As <see cref="GradientVariance"/>, but for the gains of norms, with single sequences as the small batch.</summary>
    public double GainVariance => (SequenceGainSquare - GainNormSquare) / (1 - 1.0 / Batch);
}
