namespace LlamaBatch;

/// <summary>The bias of a batch's gradient in the direction of the true gradient, relative to the true gradient's norm.</summary>
/// <remarks>
/// <para>
/// <c>(⟨ḡ, r⟩ − ⟨h, r⟩) / ‖G‖²</c>: ḡ is the mean gradient of <see cref="Probe.Batches"/> batches of B sequences. h and r are the gradients
/// of the first and the second half of the <see cref="Probe.Reference"/> sequences. ‖G‖² is the squared norm of the true gradient. Its
/// unbiased estimate is the inner product of the gradients of the two quarters that form the second half.
/// </para>
/// <para>
/// The expectation of the metric is exactly 0 at every B. Given r, the gradients ḡ and h have the same mean, because the loss of a batch is
/// the mean over its sequences (Robbins and Monro 1951; Bottou et al. 2018, arXiv:1606.04838, section 4). Only the variance of a batch's
/// gradient depends on B. It is tr Σ / B, where tr Σ is the variance for a single sequence, summed over all weights.
/// </para>
/// <para>
/// The gradients are measured before clipping, which would add a bias because it is nonlinear. Cost: the gradient computations of a
/// <see cref="Probe"/>.
/// </para>
/// </remarks>
public sealed class GradientBias : IValidationMetric
{
    private GradientBias()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Bias of the gradient";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Gradients;

    /// <inheritdoc/>
    /// <remarks>Each measurement is noisy, so the final value is the mean over the run.</remarks>
    public static double FinalShare => 1;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.Bias;
}
