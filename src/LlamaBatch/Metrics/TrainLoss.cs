namespace LlamaBatch;

/// <summary>Mean cross-entropy on the training batches, in nats per token, before each batch's update.</summary>
public sealed class TrainLoss : IStepMetric
{
    private TrainLoss()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Training loss";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.01;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => Math.Log(vocabSize);

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.Loss;
}
