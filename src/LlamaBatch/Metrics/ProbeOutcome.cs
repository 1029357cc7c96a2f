namespace LlamaBatch;

/// <summary>
/// The measurements of gradients and sharpness (<see cref="Probe"/>) at one moment of a trial. A value that no metric needs is NaN.
/// </summary>
public sealed record ProbeOutcome
{
    /// <summary>An outcome without measurements: every value is NaN.</summary>
    public static ProbeOutcome None { get; } = new();

    /// <summary>The mean cosine between the gradients of batches and the reference gradient; see <see cref="GradientCosine"/>.</summary>
    public double Cosine { get; init; } = double.NaN;

    /// <summary>
    /// The squared norm of the true gradient divided by the variance of a batch's gradient; see <see cref="LlamaBatch.SignalToNoise"/>.
    /// </summary>
    public double SignalToNoise { get; init; } = double.NaN;

    /// <summary>The bias of batch gradients in the direction of the reference gradient; see <see cref="GradientBias"/>.</summary>
    public double Bias { get; init; } = double.NaN;

    /// <summary>The largest eigenvalue of the Hessian of the loss; see <see cref="LlamaBatch.TopEigenvalue"/>.</summary>
    public double TopEigenvalue { get; init; } = double.NaN;

    /// <summary>The rise of the loss after a step along the gradient; see <see cref="LlamaBatch.SamSharpness"/>.</summary>
    public double SamSharpness { get; init; } = double.NaN;

    /// <summary>The mean rise of the loss at randomly perturbed weights; see <see cref="LlamaBatch.RandomSharpness"/>.</summary>
    public double RandomSharpness { get; init; } = double.NaN;

    /// <summary>The height of the loss barrier between earlier and current weights; see <see cref="LossBarrier"/>.</summary>
    public double Barrier { get; init; } = double.NaN;
}
