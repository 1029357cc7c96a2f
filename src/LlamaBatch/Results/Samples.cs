namespace LlamaBatch;

/// <summary>
/// One side of a comparison: a metric at one or several arms. With several arms a comparison is a conjunction: it says the same of each.
/// </summary>
public sealed class Samples
{
    /// <summary>What was measured.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>What the trials have in common.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The arms that are part of the scale that was run.</summary>
    public required IReadOnlyList<Sample> Arms { get; init; }

    /// <summary>The arms asked for that the experiment has but this scale leaves out, in words.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>The claim that each of these arms lies below each arm of <paramref name="other"/> by more than a margin.</summary>
    /// <param name="other">The other side.</param>
    /// <param name="margin">
    /// The smallest effect of interest: in the metric's unit, or for a <see cref="Contrast.Ratio"/> metric as a logarithm of the ratio (0.05: about five percent). The metric's
    /// own unless given.
    /// </param>
    /// <exception cref="ClaimException">The sides cannot be compared: other metrics, other budgets, the same arm, a negative margin.</exception>
    public Verdict IsBelow(Samples other, double? margin = null) => Verdict.Of(this, other, Relation.Below, margin);

    /// <summary>The claim that each of these arms lies above each arm of <paramref name="other"/> by more than a margin.</summary>
    /// <inheritdoc cref="IsBelow"/>
    public Verdict IsAbove(Samples other, double? margin = null) => Verdict.Of(this, other, Relation.Above, margin);
}
