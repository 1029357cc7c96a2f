namespace LlamaBatch;

/// <summary>The measurements of one optimizer step.</summary>
/// <param name="Loss">Mean cross-entropy of the batch before the update, in nats per token.</param>
/// <param name="GradientNorm">Global L2 norm of the batch's gradient before clipping.</param>
/// <param name="Seconds">Wall time of forward, backward, clipping and update.</param>
public readonly record struct StepOutcome(double Loss, double GradientNorm, double Seconds)
{
    /// <summary>The loss of the previous step, in nats per token. At the first step, it is the loss of that step.</summary>
    public double LossBefore { get; init; } = double.NaN;

    /// <summary>
    /// The loss of the step before the previous step, in nats per token. At the first two steps, it is the loss of the first step.
    /// </summary>
    public double LossTwoBefore { get; init; } = double.NaN;

    /// <summary>
    /// The median loss of the trailing window (the steps just before this step), in nats per token. It is NaN until the window is full, or
    /// if no metric needs it (<see cref="IStepMetric.NeedsTrailingLosses"/>).
    /// </summary>
    public double TrailingMedian { get; init; } = double.NaN;

    /// <summary>
    /// The robust standard deviation of the losses of the trailing window, 1.4826 times their median absolute deviation. It is NaN under
    /// the same conditions as <see cref="TrailingMedian"/>.
    /// </summary>
    public double TrailingDeviation { get; init; } = double.NaN;

    /// <summary>The number of sequences in the batch, B.</summary>
    public int Batch { get; init; }

    /// <summary>The number of sequences in a micro-batch, b.</summary>
    public int MicroBatch { get; init; }

    /// <summary>
    /// The squared L2 norm of a micro-batch's mean gradient, ‖g_b‖², averaged over the full-size micro-batches of the batch. It is NaN if
    /// it is not measured, or if the batch is a single micro-batch. Together with <see cref="GradientNorm"/>, it gives the unbiased
    /// estimates <see cref="GradientSquare"/> and <see cref="GradientVariance"/> (McCandlish et al. 2018, appendix A.1).
    /// </summary>
    public double MicroBatchSquare { get; init; } = double.NaN;

    /// <summary>
    /// The L2 norm of the weights' change, divided by the L2 norm of the weights before the step. It is NaN if it is not measured.
    /// </summary>
    public double UpdateRatio { get; init; } = double.NaN;

    /// <summary>The estimated squared norm of the true gradient, <c>|G|² ≈ (B ‖g_B‖² − b ‖g_b‖²) / (B − b)</c>.</summary>
    public double GradientSquare => (Batch * GradientNorm * GradientNorm - MicroBatch * MicroBatchSquare) / (Batch - MicroBatch);

    /// <summary>The estimated variance of a sequence's gradient, summed over all weights.</summary>
    /// <remarks>It is <c>tr Σ ≈ (‖g_b‖² − ‖g_B‖²) / (1/b − 1/B)</c>.</remarks>
    public double GradientVariance => (MicroBatchSquare - GradientNorm * GradientNorm) / (1.0 / MicroBatch - 1.0 / Batch);

    /// <summary>
    /// Like <see cref="MicroBatchSquare"/>, with each gradient scaled by the optimizer's preconditioner: <c>g_bᵀ P g_b</c>. With Adam,
    /// <c>P = diag(1 / (√v̂ + ε))</c> from the preceding steps. The value is NaN if it is not measured, or if the batch is a single
    /// micro-batch.
    /// </summary>
    public double PreconditionedMicroBatchSquare { get; init; } = double.NaN;

    /// <summary>The squared norm of the batch's gradient before clipping, scaled by the preconditioner: <c>g_Bᵀ P g_B</c>.</summary>
    public double PreconditionedBatchSquare { get; init; } = double.NaN;

    /// <summary>
    /// The estimated squared norm of the true gradient after preconditioning, <c>Gᵀ P G</c>, by the formula of
    /// <see cref="GradientSquare"/>.
    /// </summary>
    public double PreconditionedSquare =>
        (Batch * PreconditionedBatchSquare - MicroBatch * PreconditionedMicroBatchSquare) / (Batch - MicroBatch);

    /// <summary>
    /// The estimated variance of a sequence's gradient after preconditioning, <c>tr(P Σ)</c>, by the formula of
    /// <see cref="GradientVariance"/>.
    /// </summary>
    public double PreconditionedVariance =>
        (PreconditionedMicroBatchSquare - PreconditionedBatchSquare) / (1.0 / MicroBatch - 1.0 / Batch);

    /// <summary>
    /// The squared L2 norm of a single sequence's gradient with respect to the RMSNorm weights (gains), averaged over the batch. It is NaN
    /// if it is not measured. The cost of measuring it is negligible, because the backward pass computes these gradients sequence by
    /// sequence anyway.
    /// </summary>
    public double SequenceGainSquare { get; init; } = double.NaN;

    /// <summary>The squared L2 norm of the batch's gradient with respect to the RMSNorm weights (gains).</summary>
    public double GainNormSquare { get; init; } = double.NaN;

    /// <summary>
    /// The estimated squared norm of the true gradient with respect to the RMSNorm weights (gains). It is computed from the gradient norms
    /// of the batch and of its single sequences.
    /// </summary>
    public double GainSquare => (Batch * GainNormSquare - SequenceGainSquare) / (Batch - 1);

    /// <summary>
    /// The estimated variance of a sequence's gradient, summed over the RMSNorm weights (gains). It is computed from the gradient norms of
    /// the batch and of its single sequences.
    /// </summary>
    public double GainVariance => (SequenceGainSquare - GainNormSquare) / (1 - 1.0 / Batch);
}
