namespace LlamaBatch;

/// <summary>Mean cross-entropy on the validation windows, the held-out sequences, in nats per token.</summary>
/// <remarks>
/// <para><c>−(1/n) Σ ln p(token | the tokens before it)</c> over the n tokens of the windows.</para>
/// <para>Source: Bengio et al. 2003, JMLR 3, 1137, the mean log-likelihood of a language model, with the sign changed.</para>
/// <para>Cost: a forward pass over <see cref="Validation.Windows"/> sequences at each evaluation.</para>
/// </remarks>
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
