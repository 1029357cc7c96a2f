namespace LlamaBatch;

/// <summary>Validation loss minus <see cref="SeenLoss"/>, both measured at the current weights, in nats per token.</summary>
/// <remarks>
/// <para>
/// An untrained model has a gap near 0, so a smaller gap alone does not mean a better model. At equal <see cref="SeenLoss"/>
/// (<c>r.Matched(...)</c>), the model with the lower validation loss generalizes better.
/// </para>
/// <para>
/// The two losses are measured on different documents. If one set of documents is harder to predict, the gap of every model shifts by the
/// same amount.
/// </para>
/// <para>
/// Source: Hoffer et al. 2017, arXiv:1705.08741, define the gap between held-out and training loss. Here, both losses are measured at the
/// same weights.
/// </para>
/// <para>
/// Cost: that of <see cref="SeenLoss"/>, a second forward pass at each validation. Both metrics together cost no more than one.
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
