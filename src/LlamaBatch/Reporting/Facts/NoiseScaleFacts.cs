using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A gradient noise scale: the variance of sequence gradients divided by the squared norm of their mean.</summary>
/// <param name="Arm">The arm, with the target at which it is measured.</param>
/// <param name="Value">The ratio of the means over the seeds, in sequences.</param>
/// <param name="Interval">The 95 % interval of the ratio.</param>
internal readonly record struct NoiseScale(ArmName Arm, double Value, Interval Interval);

/// <summary>The gradient noise scales of a study.</summary>
/// <param name="Metric">The noise scale as a metric: of all weights, of the preconditioned gradient, or of the gains alone.</param>
/// <param name="Values">The noise scales.</param>
internal sealed record NoiseScales(MetricDefinition Metric, IReadOnlyList<NoiseScale> Values) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
