namespace LlamaBatch;

/// <summary>An estimate of the squared norm of the true (expected) gradient, |G|².</summary>
/// <remarks>
/// <para>
/// <c>|G|² ≈ (B ‖g_B‖² − b ‖g_b‖²) / (B − b)</c>. g_B is the mean gradient of the B sequences of a batch, before clipping. ‖g_b‖² is
/// averaged over the micro-batches of b sequences. The estimate is unbiased, and may be negative in a single step.
/// </para>
/// <para>
/// The metric needs a batch of at least two micro-batches. Values of single steps are noisy, so average before you divide. The gradient
/// noise scale, in sequences, is the mean of <see cref="GradientVariance"/> divided by the mean of this metric.
/// </para>
/// <para>Source: McCandlish et al. 2018, arXiv:1812.06162, appendix A.1.</para>
/// <para>Cost: that of <see cref="GradientVariance"/>. Both metrics together cost no more than one.</para>
/// </remarks>
public sealed class GradientSquare : IStepMetric
{
    private GradientSquare()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Squared norm of the true gradient";

    /// <inheritdoc/>
    public static string Unit => "L2²";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static bool NeedsMicroBatches => true;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.GradientSquare;
}
