namespace LlamaBatch;

/// <summary>Global L2 norm of the gradient before clipping.</summary>
/// <remarks>
/// <para><c>‖g‖ = √(Σ gᵢ²)</c> over all weights, where g is the gradient of the mean loss of the batch.</para>
/// <para>Source: Pascanu et al. 2013, arXiv:1211.5063, section 3.2, who clip by this norm.</para>
/// <para>Cost: none. Each step computes the norm to clip the gradient and to check that it is finite.</para>
/// </remarks>
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
