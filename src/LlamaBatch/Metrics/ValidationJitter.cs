namespace LlamaBatch;

/// <summary>
/// The fluctuation of the validation loss around its trend over the last half of the run, as a standard deviation. It is estimated from the
/// distance of each evaluation from the straight line through the evaluations before and after it.
/// </summary>
/// <remarks>
/// All evaluations read the same held-out text, so only changes of the weights cause the fluctuation. The value depends on the number of
/// training tokens between evaluations, so compare only trials with the same number.
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
