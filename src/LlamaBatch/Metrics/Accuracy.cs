namespace LlamaBatch;

/// <summary>The share of validation tokens for which the model's most probable token is correct.</summary>
/// <remarks>
/// <para>Source: the top-1 accuracy of a classifier (Russakovsky et al. 2015, arXiv:1409.0575, section 4.1), over the vocabulary.</para>
/// <para>Cost: none beyond <see cref="ValidationLoss"/>. The forward pass is the same.</para>
/// </remarks>
public sealed class Accuracy : IValidationMetric
{
    private Accuracy()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Accuracy";

    /// <inheritdoc/>
    public static string Unit => "share";

    /// <inheritdoc/>
    public static Better Better => Better.Higher;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.005;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double Highest => 1;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => 1.0 / vocabSize;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => (double)validation.Correct / validation.Tokens;
}
