namespace LlamaBatch;

/// <summary>The rise of the loss after a step of length ρ along the loss gradient, as in sharpness-aware minimization (SAM).</summary>
/// <remarks>
/// <para>
/// <c>L(θ + ρ g / ‖g‖) − L(θ)</c> with ρ = <see cref="Probe.Ascent"/> (Foret et al. 2021, arXiv:2010.01412, section 2). To first order, the
/// metric is ρ ‖g‖. If the gradient is not small, the metric therefore measures the slope as well as the curvature.
/// </para>
/// <para>Cost: one gradient and two evaluations of the loss, on <see cref="Probe.SharpnessSequences"/> sequences.</para>
/// </remarks>
public sealed class SamSharpness : IValidationMetric
{
    private SamSharpness()
    {
    }

    /// <inheritdoc/>
    public static string Name => "SAM sharpness";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Ascent;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.SamSharpness;
}
