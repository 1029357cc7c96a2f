namespace LlamaBatch;

/// <summary>An estimate of the squared norm of the true gradient with respect to the weights of the RMSNorm layers (gains).</summary>
/// <remarks>
/// <para>
/// <c>(B ‖g_B‖² − ‖g_1‖²) / (B − 1)</c>. g_B is the mean gradient of the B sequences of a batch with respect to the gains, before clipping.
/// ‖g_1‖² is averaged over the gradients of the single sequences. The metric is the estimate of <see cref="GradientSquare"/> for
/// micro-batches of one sequence.
/// </para>
/// <para>
/// The mean of <see cref="GainVariance"/> divided by the mean of this metric is a gradient noise scale, in sequences. It is close to the
/// noise scale over all weights. The metric needs the fast training step (<c>StepKind.Fast</c>) and a batch of at least two sequences.
/// </para>
/// <para>Source: Gray et al. 2024, arXiv:2411.00999; McCandlish et al. 2018, arXiv:1812.06162, appendix A.1.</para>
/// <para>Cost: none that can be measured; see <see cref="GainVariance"/>.</para>
/// </remarks>
public sealed class GainSquare : IStepMetric
{
    private GainSquare()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Squared norm of the true gradient of the gains";

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
    public static double Measure(StepOutcome step) => step.GainSquare;
}
