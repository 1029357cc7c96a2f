namespace LlamaBatch;

/// <summary>Mean cross-entropy on the validation windows, the held-out sequences, in nats per token.</summary>
public sealed class ValidationLoss : IValidationMetric
{
    private ValidationLoss()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Validation loss";

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
    public static double Measure(ValidationOutcome validation) => validation.Nats / validation.Tokens;
}
