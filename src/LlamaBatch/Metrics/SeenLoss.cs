namespace LlamaBatch;

/// <summary>Mean cross-entropy on text that the trial has already been trained on, in nats per token.</summary>
/// <remarks>
/// <para>
/// It is measured together with the validation loss, on the first sequences of the seed's training stream, which are the same at every
/// batch size. The number of sequences is that of the validation windows (held-out sequences), or smaller early in a run. In contrast,
/// <see cref="TrainLoss"/> is the mean over recent batches, each measured before its update, so it lags behind the weights.
/// </para>
/// <para>The metric costs another forward pass over as many sequences as there are validation windows.</para>
/// </remarks>
public sealed class SeenLoss : IValidationMetric
{
    private SeenLoss()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Loss on seen text";

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
    public static bool NeedsSeenText => true;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => Math.Log(vocabSize);

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.SeenLoss;
}
