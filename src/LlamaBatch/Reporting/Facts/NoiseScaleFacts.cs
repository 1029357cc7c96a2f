using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A gradient noise scale: the variance of sequence gradients divided by the squared norm of their mean.</summary>
/// <param name="Arm">The configuration, and the target at which the noise scale is measured.</param>
/// <param name="Value">The noise scale, in sequences. Variance and squared norm are averaged over seeds before the division.</param>
/// <param name="Interval">The 95 % interval of the noise scale.</param>
internal readonly record struct NoiseScale(ArmName Arm, double Value, Interval Interval);

/// <summary>The gradient noise scales of a study.</summary>
/// <param name="Metric">The noise scale as a metric: of all weights, of the preconditioned gradient, or of the RMSNorm gains alone.</param>
/// <param name="Values">The noise scales.</param>
internal sealed record NoiseScales(MetricDefinition Metric, IReadOnlyList<NoiseScale> Values) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
