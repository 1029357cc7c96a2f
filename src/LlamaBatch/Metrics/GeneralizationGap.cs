namespace LlamaBatch;

/// <summary>Validation loss minus <see cref="SeenLoss"/>, both measured at the current weights, in nats per token.</summary>
/// <remarks>
/// <para>
/// A model that has learned nothing has no gap, so a small gap alone is no merit, and neither direction of the metric is better. At equal
/// <see cref="SeenLoss"/> (<c>r.Matched(...)</c>), the model with the lower validation loss generalizes better.
/// </para>
/// <para>
/// Hoffer et al. (2017, arXiv:1705.08741) define the gap between held-out and training loss. Here, the training loss is measured again at
/// the weights at which the validation loss is measured.
/// </para>
/// <para>
/// The two losses are measured on different documents, which may differ in difficulty. The difference in difficulty adds the same amount to
/// the gap of every model.
/// </para>
/// </remarks>
public sealed class GeneralizationGap : IValidationMetric
{
    private GeneralizationGap()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Generalization gap";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.01;

    /// <inheritdoc/>
    public static bool NeedsSeenText => true;

    /// <inheritdoc/>
    /// <remarks>A diverged model has no meaningful gap, so its value is infinite.</remarks>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Nats / validation.Tokens - validation.SeenLoss;
}
