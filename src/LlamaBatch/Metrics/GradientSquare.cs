namespace LlamaBatch;

/// <summary>
/// An estimate of the squared norm of the true gradient, |G|². It compares the gradients of the batch and of its micro-batches. Source:
/// McCandlish et al. 2018, appendix A.1.
/// </summary>
/// <remarks>
/// The metric needs a batch of at least two micro-batches. Its values are noisy. The gradient noise scale is therefore the mean of
/// <see cref="GradientVariance"/> divided by the mean of this metric, not the mean of the ratios of single values.
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
