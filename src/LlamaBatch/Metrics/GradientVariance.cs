namespace LlamaBatch;

/// <summary>
/// An estimate of the variance of a single sequence's gradient, summed over all weights. It is computed from the gradient norms of the
/// batch and its micro-batches. The quantity is tr Σ of McCandlish et al. (2018, appendix A.1).
/// </summary>
/// <remarks>
/// The metric needs a batch of at least two micro-batches. The mean of this metric divided by the mean of <see cref="GradientSquare"/> is
/// the gradient noise scale, in sequences.
/// </remarks>
public sealed class GradientVariance : IStepMetric
{
    private GradientVariance()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Variance of a sequence's gradient";

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
    public static double Measure(StepOutcome step) => step.GradientVariance;
}
