namespace LlamaBatch;

/// <summary>The noise of the training loss around its trend over the last half of the run, as a standard deviation.</summary>
/// <remarks>
/// <para>
/// The metric is the mean of <c>√(π/12) |Lₜ − 2 Lₜ₋₁ + Lₜ₋₂|</c> for losses Lₜ of steps t. A linear trend over three steps cancels. For
/// independent Gaussian noise of standard deviation σ, the expected value is σ.
/// </para>
/// <para>
/// The deviation from a rolling median would be biased. With large batches, a window of a given number of tokens has few steps, and the
/// median of few steps follows the noise.
/// </para>
/// <para>Source: von Neumann et al. 1941, Ann. Math. Stat. 12, 153, here with second differences.</para>
/// <para>Cost: none. The losses of two earlier steps are kept.</para>
/// </remarks>
public sealed class LossJitter : IStepMetric
{
    private static readonly double _perDifference = Math.Sqrt(Math.PI / 12);

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

    /// <summary>The version of the definition. Version 1 used first differences at the end of the run.</summary>
    public static int Revision => 2;

    /// <inheritdoc/>
    public static double FinalShare => 0.5;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => _perDifference * Math.Abs(step.Loss - (2 * step.LossBefore) + step.LossTwoBefore);
}
