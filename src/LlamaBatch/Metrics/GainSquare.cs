namespace LlamaBatch;

/// <summary>
/// Estimate of the squared norm of the true gradient of the norm gains. With <see cref="GainVariance"/> it gives a
/// gradient noise scale that costs nothing and follows that of all weights closely (Gray et al. 2024, arXiv
/// 2411.00999); the ratio of the means counts, not the mean of ratios. The fast step measures it, in batches of at
/// least two sequences.
/// </summary>
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
