namespace LlamaBatch;

/// <summary>An estimate of the variance of a single sequence's gradient after Adam's preconditioning, tr(P Σ).</summary>
/// <remarks>
/// <para>
/// Adam multiplies the gradient by <c>P = diag(1 / (√v̂ + ε))</c>, so a weight with a small gradient moves as far as one with a large
/// gradient. The mean of this metric divided by the mean of <see cref="PreconditionedSquare"/> is the gradient noise scale of such updates,
/// <c>tr(P Σ) / (Gᵀ P G)</c>, in sequences. It is the noise scale of McCandlish et al. (2018, arXiv:1812.06162, appendix A.1) after the
/// change of variables <c>θ = P^½ φ</c>, which turns preconditioned descent into plain gradient descent.
/// </para>
/// <para>
/// P comes from the previous steps, so it is independent of the gradients that it scales, and the estimate is unbiased given P. P is set to
/// 0 where v̂ is 0: in the first step, and for a weight whose gradients were all 0. An embedding that is not tied to the output head is
/// left out. Its v̂ decays while a rare token is absent, so the token's next gradient would outweigh all others.
/// </para>
/// <para>
/// The metric needs a batch of at least two micro-batches and an optimizer with a preconditioner. For SGD, use
/// <see cref="GradientVariance"/>.
/// </para>
/// <para>Source: McCandlish et al. 2018, arXiv:1812.06162, appendix A.1; the preconditioned form is derived above.</para>
/// <para>
/// Cost: that of <see cref="GradientVariance"/>, and one more pass over gradients and v̂ for each micro-batch and each batch, with a square
/// root and a division for each weight. It needs no extra memory, because Adam keeps v̂.
/// </para>
/// </remarks>
public sealed class PreconditionedVariance : IStepMetric
{
    private PreconditionedVariance()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Preconditioned variance of a sequence's gradient";

    /// <inheritdoc/>
    public static string Unit => "L2²/√v̂";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static bool NeedsMicroBatches => true;

    /// <inheritdoc/>
    public static bool NeedsPreconditioner => true;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.PreconditionedVariance;
}
