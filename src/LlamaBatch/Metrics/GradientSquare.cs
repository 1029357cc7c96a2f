namespace LlamaBatch;

/// <summary>
/// Estimate of the squared norm of the true gradient, |G|², from two sizes of batch (McCandlish et al. 2018, appendix A.1). It needs a batch of at least two
/// micro-batches and is noisy: the ratio of the means of <see cref="GradientVariance"/> and this is the gradient noise scale, the mean of ratios is not.
/// </summary>
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
