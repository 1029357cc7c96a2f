namespace LlamaBatch;

/// <summary>An estimate of the variance of a single sequence's gradient, summed over the weights of the RMSNorm layers (gains).</summary>
/// <remarks>
/// <para>
/// <c>(‖g_1‖² − ‖g_B‖²) / (1 − 1/B)</c>. g_B is the mean gradient of the B sequences of a batch with respect to the gains, before clipping.
/// ‖g_1‖² is averaged over the gradients of the single sequences. The metric is the estimate of <see cref="GradientVariance"/> for
/// micro-batches of one sequence.
/// </para>
/// <para>
/// The mean of this metric divided by the mean of <see cref="GainSquare"/> is a gradient noise scale, in sequences. The metric needs the
/// fast training step (<c>StepKind.Fast</c>) and a batch of at least two sequences.
/// </para>
/// <para>Source: Gray et al. 2024, arXiv:2411.00999; McCandlish et al. 2018, arXiv:1812.06162, appendix A.1.</para>
/// <para>
/// Cost: none that can be measured. The backward pass computes these gradients sequence by sequence in any case. Their squared norms take
/// one dot product for each sequence and RMSNorm layer.
/// </para>
/// </remarks>
public sealed class GainVariance : IStepMetric
{
    private GainVariance()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Variance of a sequence's gradient of the gains";

    /// <inheritdoc/>
    public static string Unit => "L2²";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static bool NeedsFastStep => true;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.GainVariance;
}
