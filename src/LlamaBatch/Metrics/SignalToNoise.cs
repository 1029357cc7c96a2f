namespace LlamaBatch;

/// <summary>The squared norm of the true gradient, divided by the variance of a batch's gradient summed over all weights.</summary>
/// <remarks>
/// <para>
/// <c>‖G‖² / (tr Σ / B)</c> = B / N, where N is the gradient noise scale of McCandlish et al. (2018, arXiv:1812.06162, section 2.2).
/// At 1, signal and noise are equally large.
/// </para>
/// <para>
/// ‖G‖² is estimated by the inner product of the mean gradients of the two halves of the <see cref="Probe.Reference"/> sequences. tr Σ / B
/// is estimated by the variance between the gradients of <see cref="Probe.Batches"/> batches of B sequences. Both estimates are unbiased.
/// With too few reference sequences, the ratio can be negative; claims about a negative ratio are inconclusive.
/// </para>
/// <para>Cost: the gradient computations of a <see cref="Probe"/>.</para>
/// </remarks>
public sealed class SignalToNoise : IValidationMetric
{
    private SignalToNoise()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Signal-to-noise ratio of the gradient";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

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
    public static double Measure(ValidationOutcome validation) => validation.Probe.SignalToNoise;
}
