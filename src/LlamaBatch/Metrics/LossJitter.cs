namespace LlamaBatch;

/// <summary>
/// How much the training loss jumps from step to step: <c>(√π / 2) |Lₜ − Lₜ₋₁|</c>, averaged over the steps since the last record. For independent Gaussian noise of standard
/// deviation σ around a slow trend its mean is σ, and the trend drops out of the difference (von Neumann et al. 1941).
/// </summary>
public sealed class LossJitter : IStepMetric
{
    private static readonly double _perDifference = Math.Sqrt(Math.PI) / 2;

    private LossJitter()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Jitter of the training loss";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => _perDifference * Math.Abs(step.Loss - step.LossBefore);
}
