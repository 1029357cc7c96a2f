namespace LlamaBatch;

/// <summary>Global L2 norm of the gradient before clipping.</summary>
public sealed class GradientNorm : IStepMetric
{
    private GradientNorm()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Gradient norm";

    /// <inheritdoc/>
    public static string Unit => "L2";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.GradientNorm;
}
