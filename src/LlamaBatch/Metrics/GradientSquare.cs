namespace LlamaBatch;

/// <summary>
/// An estimate of the squared norm of the true (expected) gradient, |G|². It is computed from the gradient norms of the batch and its
/// micro-batches. Source: McCandlish et al. 2018, appendix A.1.
/// </summary>
/// <remarks>
/// The metric needs a batch of at least two micro-batches. Values of single steps are noisy, so average before you divide. The gradient
/// noise scale, in sequences, is the mean of <see cref="GradientVariance"/> divided by the mean of this metric.
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
