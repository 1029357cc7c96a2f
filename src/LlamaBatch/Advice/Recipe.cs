namespace LlamaBatch.Advice;

/// <summary>Rules for AdamW's β₂ and weight decay at a given batch size and learning rate.</summary>
internal static class Recipe
{
    /// <summary>
    /// The β₂ of the published Llamas, which were trained with batches of 4 M tokens (Touvron et al. 2023, arXiv 2302.13971, section 2.3).
    /// </summary>
    public const double ReferenceBeta2 = 0.95;

    /// <summary>The batch size of the published Llamas, in tokens; see <see cref="ReferenceBeta2"/>.</summary>
    public const double ReferenceBatch = 4e6;

    /// <summary>The smallest β₂ at which Adam converges for β₁ = 0.9: β₁² = 0.81 (Zhang et al. 2022, arXiv 2208.09632).</summary>
    public const double SmallestBeta2 = 0.81;

    /// <summary>The range of tokens per parameter over which Bergsma et al. 2025 fitted the timescale of weight decay.</summary>
    public static FitRange TimescaleFit { get; } = new(FitVariable.TokensPerParameter, 20, 1280);

    /// <summary>
    /// The maximum distance outside <see cref="TimescaleFit"/> at which <see cref="Timescale"/> gives a value, in decades (factors of ten).
    /// </summary>
    private const double TimescaleReach = 1;

    /// <summary>
    /// The half-life, in tokens, of Adam's average of squared gradients in the published Llamas. It follows from their β₂ and batch size
    /// (Marek et al. 2025, arXiv 2507.07101, section 3).
    /// </summary>
    public static double HalfLifeTokens => ReferenceBatch * Math.Log(0.5) / Math.Log(ReferenceBeta2);

    /// <summary>Whether <see cref="HalfLifeTokens"/> is short enough for a training run: at most a tenth of the run's tokens.</summary>
    /// <param name="size">The size of the training run.</param>
    public static bool HalfLifeFits(TrainingSize size) => HalfLifeTokens <= size.Tokens / 10;

    /// <summary>
    /// The β₂ that gives a half-life of <see cref="HalfLifeTokens"/> at a batch size, but at least <see cref="SmallestBeta2"/>.
    /// </summary>
    /// <param name="batch">The batch size in tokens.</param>
    public static double Beta2(double batch)
    {
        const int unit = 1_000_000;
        int ratio = (int)Math.Clamp(unit * batch / ReferenceBatch, 1, int.MaxValue);
        return HalfLife.Rescale(ReferenceBeta2, fromBatch: unit, toBatch: ratio, SmallestBeta2);
    }

    /// <summary>
    /// The AdamW timescale τ with the lowest loss, as a fraction of the training run. It is null if the training size is more than a decade
    /// outside <see cref="TimescaleFit"/>.
    /// </summary>
    /// <remarks>τ = B / (η λ D) = 1.084 (D/N)^−0.527 (Bergsma et al. 2025, arXiv 2505.13738, figure 1).</remarks>
    /// <param name="size">The size of the training run.</param>
    public static double? Timescale(TrainingSize size) => TimescaleFit.DecadesTo(size) <= TimescaleReach
        ? 1.084 * Math.Pow(size.TokensPerParameter, -0.527)
        : null;

    /// <summary>The weight decay λ that gives AdamW the timescale <paramref name="timescale"/>.</summary>
    /// <param name="size">The size of the training run.</param>
    /// <param name="batch">The batch size in tokens, B.</param>
    /// <param name="rate">The peak learning rate, η.</param>
    /// <param name="timescale">The timescale τ, as a fraction of the training run.</param>
    public static double WeightDecay(TrainingSize size, double batch, double rate, double timescale) =>
        batch / (rate * timescale * size.Tokens);
}
