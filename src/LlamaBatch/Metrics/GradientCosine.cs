namespace LlamaBatch;

/// <summary>The mean cosine between the gradient of a batch and a reference gradient of many other sequences.</summary>
/// <remarks>
/// <para>
/// <c>mean of ⟨g, r⟩ / (‖g‖ ‖r‖)</c> over the gradients g of <see cref="Probe.Batches"/> batches of B sequences; r is the gradient of
/// <see cref="Probe.Reference"/> sequences.
/// </para>
/// <para>
/// The expected cosine is about <c>1 / √((1 + N/B)(1 + N/R))</c>. N = tr Σ / ‖G‖² is the gradient noise scale of McCandlish et al. (2018,
/// arXiv:1812.06162), and R is the number of reference sequences. The noise of the reference makes the cosine a little too small.
/// </para>
/// <para>Cost: the gradient computations of a <see cref="Probe"/>.</para>
/// </remarks>
public sealed class GradientCosine : IValidationMetric
{
    private GradientCosine()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Cosine with the reference gradient";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.01;

    /// <inheritdoc/>
    public static double Lowest => -1;

    /// <inheritdoc/>
    public static double Highest => 1;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Gradients;

    /// <inheritdoc/>
    /// <remarks>Each measurement is noisy, so the final value is the mean over the run.</remarks>
    public static double FinalShare => 1;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.Cosine;
}
