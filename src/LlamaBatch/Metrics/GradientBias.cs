namespace LlamaBatch;

/// <summary>The bias of the gradient of a batch along the true gradient, as a share of the true gradient.</summary>
/// <remarks>
/// <para>
/// <c>(⟨ḡ, r⟩ − ⟨h, r⟩) / ‖G‖²</c>: ḡ is the mean gradient of <see cref="Probe.Batches"/> batches of B sequences; h and r are the
/// gradients of the two halves of the reference. ‖G‖² is estimated by the inner product of the two parts of r, which is unbiased.
/// </para>
/// <para>
/// Its expectation is exactly 0 at every B: given r, the gradients ḡ and h have the same mean, because the loss of a batch is the
/// mean over its sequences (Robbins and Monro 1951; Bottou et al. 2018, arXiv:1606.04838, section 4). Only the variance depends on B,
/// as tr Σ / B.
/// </para>
/// <para>
/// It is the gradient before clipping, which is not linear, and before the optimizer. Cost: a <see cref="Probe"/> of gradients.
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
    /// <remarks>Each moment has noise of its own, so the final value is the mean over the run.</remarks>
    public static double FinalShare => 1;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.Bias;
}
