namespace LlamaBatch;

/// <summary>The mean rise of the loss when each weight is perturbed at random, in proportion to its size.</summary>
/// <remarks>
/// <para>
/// <c>mean of L(θ + σ |θ| ⊙ z) − L(θ)</c> over <see cref="Probe.Perturbations"/> draws of standard normal z, each with both signs, with σ =
/// <see cref="Probe.Perturbation"/>. The perturbation is proportional to each weight, as in Jiang et al. (2020, arXiv:1912.02178, appendix
/// C). The metric therefore does not change if one layer is scaled up and the next one down (Dinh et al. 2017, arXiv:1703.04933). Its
/// second-order term is <c>σ²/2 Σ H_ii θ_i²</c>.
/// </para>
/// <para>
/// All trials use the same draws. Cost: two evaluations of the loss on <see cref="Probe.SharpnessSequences"/> sequences for each draw, and
/// one at the unperturbed weights.
/// </para>
/// </remarks>
public sealed class RandomSharpness : IValidationMetric
{
    private RandomSharpness()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Random sharpness";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Perturbation;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.RandomSharpness;
}
