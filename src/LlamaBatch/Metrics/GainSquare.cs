namespace LlamaBatch;

/// <summary>
/// An estimate of the squared norm of the true gradient of the norms' gains (Gray et al. 2024, arXiv 2411.00999).
/// </summary>
/// <remarks>
/// The mean of <see cref="GainVariance"/> over the mean of this metric is a gradient noise scale. The metric costs
/// nothing extra, and this noise scale closely follows the noise scale of all weights. Only the fast step measures the
/// metric, in batches of at least two sequences.
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
