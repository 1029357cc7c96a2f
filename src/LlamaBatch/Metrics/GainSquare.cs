namespace LlamaBatch;

/// <summary>
/// An estimate of the squared norm of the true (expected) gradient with respect to the gains. The gains are the weights of the RMSNorm
/// layers. Source: Gray et al. 2024, arXiv:2411.00999.
/// </summary>
/// <remarks>
/// The mean of <see cref="GainVariance"/> divided by the mean of this metric is a gradient noise scale, in sequences. It is close to the
/// noise scale over all weights, and costs nothing extra. The metric needs the fast training step (<c>StepKind.Fast</c>) and a batch of at
/// least two sequences.
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
