namespace LlamaBatch;

/// <summary>
/// An estimate of the variance of a single sequence's gradient, summed over the gains. The gains are the weights of the RMSNorm layers.
/// Source: Gray et al. 2024, arXiv:2411.00999.
/// </summary>
/// <remarks>
/// The mean of this metric divided by the mean of <see cref="GainSquare"/> is a gradient noise scale, in sequences. The metric needs the
/// fast training step (<c>StepKind.Fast</c>) and a batch of at least two sequences.
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
