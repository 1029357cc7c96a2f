namespace LlamaBatch;

/// <summary>
/// The validation cross-entropy per byte of text, <c>nats / (bytes · ln 2)</c>. Its scale is the same for every tokenizer.
/// </summary>
/// <remarks>
/// <para>Source: Gao et al. 2020, arXiv:2101.00027, section 3.1.</para>
/// <para>Cost: none beyond <see cref="ValidationLoss"/>.</para>
/// </remarks>
public sealed class BitsPerByte : IValidationMetric
{
    private BitsPerByte()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Bits per byte";

    /// <inheritdoc/>
    public static string Unit => "bits/byte";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.015;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => Math.Log2(vocabSize);

    /// <inheritdoc/>
    public static bool IsPerByte => true;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Nats / (validation.Bytes * Math.Log(2));
}
