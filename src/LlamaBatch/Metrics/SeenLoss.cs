namespace LlamaBatch;

/// <summary>Mean cross-entropy on text that the trial has already been trained on, in nats per token.</summary>
/// <remarks>
/// <para>
/// The metric is measured at the same moments as the validation loss, on the first sequences that the trial was trained on. A seed gives
/// the same sequences at every batch size. Their number equals the number of validation windows (held-out sequences); early in a run, it is
/// smaller. In contrast, <see cref="TrainLoss"/> is the mean over recent batches, each measured before its update, so it lags behind the
/// weights.
/// </para>
/// <para>
/// Source: the training loss in the generalization gap of Hoffer et al. 2017, arXiv:1705.08741, here at the current weights. The choice of
/// sequences is our own.
/// </para>
/// <para>Cost: a second forward pass at each validation, over as many sequences as there are validation windows.</para>
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
