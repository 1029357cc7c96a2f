namespace LlamaBatch;

/// <summary>The height of the loss barrier between the weights at an earlier moment of the run and the current weights.</summary>
/// <remarks>
/// <para>
/// The metric is the largest <c>L(θ(t)) − (1 − t) L(θₐ) − t L(θ)</c> over t = 0, 0.1 … 1. The line <c>θ(t) = (1 − t) θₐ + t θ</c> joins the
/// earlier weights θₐ and the current weights θ. Frankle et al. (2020, arXiv:1912.05671, section 2) define the barrier for two copies of a
/// network. Subtracting the chord <c>(1 − t) L(θₐ) + t L(θ)</c> follows Entezari et al. (2022, arXiv:2110.06296, section 2). The metric is
/// 0 if the loss is convex along the line, as within one basin. The metric is above 0 if a hill lies between the two sets of weights. Both
/// sets are from the same run, so their neurons correspond and need no matching.
/// </para>
/// <para>
/// <see cref="Probe.BarrierFrom"/> sets the earlier moment. Before that moment, the metric is 0. Cost: 11 evaluations of the loss on
/// <see cref="Probe.SharpnessSequences"/> sequences.
/// </para>
/// </remarks>
public sealed class LossBarrier : IValidationMetric
{
    private LossBarrier()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Loss barrier";

    /// <inheritdoc/>
    public static string Unit => "nats/token";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.01;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static ProbeKinds Probes => ProbeKinds.Path;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(ValidationOutcome validation) => validation.Probe.Barrier;
}
