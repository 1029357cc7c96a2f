namespace LlamaBatch;

/// <summary>The size of a step's update relative to the weights, ‖Δθ‖ / ‖θ‖.</summary>
/// <remarks>
/// <para>
/// Both norms are L2 norms over all weights. Δθ is the change of the weights in the step, including weight decay and clipping. θ are the
/// weights before the step.
/// </para>
/// <para>Source: You et al. 2017, arXiv:1708.03888, who compare such norms layer by layer.</para>
/// <para>Cost: one copy and one read of all weights in each step, and 4 bytes of memory for each weight.</para>
/// </remarks>
public sealed class UpdateRatio : IStepMetric
{
    private UpdateRatio()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Update ratio";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static bool NeedsUpdates => true;

    /// <inheritdoc/>
    /// <remarks>A learning rate that decays makes late updates small, so the final value is the mean over the run.</remarks>
    public static double FinalShare => 1;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.UpdateRatio;
}
