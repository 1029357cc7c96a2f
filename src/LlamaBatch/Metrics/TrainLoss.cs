namespace LlamaBatch;

/// <summary>Mean cross-entropy on the training batches, in nats per token, before each batch's update.</summary>
/// <remarks>
/// <para><c>−(1/n) Σ ln p(token | the tokens before it)</c> over the n tokens of a batch.</para>
/// <para>Source: Bengio et al. 2003, JMLR 3, 1137, the mean log-likelihood of a language model, with the sign changed.</para>
/// <para>Cost: none. The loss is what training lowers.</para>
/// </remarks>
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
