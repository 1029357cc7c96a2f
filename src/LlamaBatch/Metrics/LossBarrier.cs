namespace LlamaBatch;

/// <summary>The height of the loss between the weights at an earlier moment of the run and the present ones.</summary>
/// <remarks>
/// <para>
/// On the straight line <c>θ(t) = (1 − t) θₐ + t θ</c> between both weights, it is the largest
/// <c>L(θ(t)) − (1 − t) L(θₐ) − t L(θ)</c> over t = 0, 0.1 … 1 (Frankle et al. 2020, arXiv:1912.05671, section 2, for two copies of a network;
/// with this chord in Entezari et al. 2022, arXiv:2110.06296, section 2). It is 0 where the loss is convex along the line, as
/// within one basin, and above 0 where training went around or over a hill. Weights of different seeds would need their neurons to be
/// matched first; those of one run do not.
/// </para>
/// <para>
/// The moment is <see cref="Probe.BarrierFrom"/>; before it, the metric is 0. Cost: the loss of <see cref="Probe.SharpnessSequences"/>
/// sequences 11 times.
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
