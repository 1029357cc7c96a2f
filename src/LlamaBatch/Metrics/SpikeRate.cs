namespace LlamaBatch;

/// <summary>
/// The share of steps whose training loss is a spike. A spike lies more than seven robust standard deviations above the median loss of the
/// preceding steps (the window).
/// </summary>
/// <remarks>
/// <para>
/// The window is the preceding tenth of the run, and at least 32 steps. The standard deviation is 1.4826 times the median absolute
/// deviation, so one spike does not hide the next. The metric covers the last two thirds of the run, because the window is full there in
/// every run of at least 96 steps.
/// </para>
/// <para>
/// Source: the spike score of OLMo 2 (OLMo et al. 2024, arXiv:2501.00656, section 3), which uses the mean and the standard deviation of the
/// previous 1,000 steps. Here, the noise is estimated within the same run, so the threshold fits the batch size. Cost: sorting the window
/// at each step.
/// </para>
/// </remarks>
public sealed class SpikeRate : IStepMetric
{
    /// <summary>The number of robust standard deviations above the median beyond which a loss is a spike.</summary>
    public const int Deviations = 7;

    private SpikeRate()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Spike rate of the training loss";

    /// <inheritdoc/>
    public static string Unit => "share";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.001;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double Highest => 1;

    /// <inheritdoc/>
    public static bool NeedsTrailingLosses => true;

    /// <inheritdoc/>
    public static double FinalShare => 2.0 / 3;

    /// <summary>The value of a diverged trial, 1: each of its steps counts as a spike.</summary>
    public static double WhenDiverged(int vocabSize) => 1;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.Loss > step.TrailingMedian + (Deviations * step.TrailingDeviation) ? 1 : 0;
}
