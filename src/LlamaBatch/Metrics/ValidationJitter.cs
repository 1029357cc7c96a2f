namespace LlamaBatch;

/// <summary>The fluctuation of the validation loss around its trend over the last half of the run, as a standard deviation.</summary>
/// <remarks>
/// <para>
/// The metric is the mean, over all triples of successive evaluations, of
/// <c>√(π/2) |Lₜ₋₁ − w Lₜ₋₂ − (1 − w) Lₜ| / √(1 + w² + (1 − w)²)</c>. Lₜ is the validation loss of evaluation t. The weight w comes from
/// linear interpolation between the two outer evaluations over training tokens; it is ½ for even spacing. For independent Gaussian noise of
/// standard deviation σ, the expected value is σ.
/// </para>
/// <para>
/// All evaluations read the same held-out text, so only changes of the weights cause the fluctuation. The value depends on the number of
/// training tokens between evaluations, so compare only trials with the same number.
/// </para>
/// <para>Source: von Neumann et al. 1941, Ann. Math. Stat. 12, 153, here with second differences and uneven spacing.</para>
/// <para>Cost: none beyond <see cref="ValidationLoss"/>. Two earlier evaluations are kept.</para>
/// </remarks>
public sealed class ValidationJitter : IValidationMetric
{
    private ValidationJitter()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Jitter of the validation loss";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double FinalShare => 0.5;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) =>
        ChordDeviation.Of(validation, static one => one.Nats / one.Tokens);
}
