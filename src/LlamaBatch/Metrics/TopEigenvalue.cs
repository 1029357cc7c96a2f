namespace LlamaBatch;

/// <summary>The largest eigenvalue λ₁ of the Hessian of the mean loss: the curvature in the direction of largest curvature.</summary>
/// <remarks>
/// <para>
/// λ₁ is found by the Lanczos iteration, as in Cohen et al. (2021, arXiv:2103.00065), who show the role of λ₁ in training. The iteration
/// ends when the value changes by at most 0.1 % twice in a row, or after 50 products with the Hessian.
/// </para>
/// <para>
/// A product with the Hessian is the central difference of two gradients, <c>Hv ≈ (∇L(θ + εv) − ∇L(θ − εv)) / 2ε</c> with
/// <c>ε = 10⁻³ ‖θ‖ / ‖v‖</c>. Pearlmutter 1994 gives the exact product.
/// </para>
/// <para>
/// Cost: up to 100 gradients of <see cref="Probe.SharpnessSequences"/> sequences.
/// </para>
/// </remarks>
public sealed class TopEigenvalue : IValidationMetric
{
    private TopEigenvalue()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Largest eigenvalue of the Hessian";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Curvature;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.TopEigenvalue;
}
