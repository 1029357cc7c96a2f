using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A metric that is NaN, infinite or out of range in some finished trials.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Count">The number of trials with an unusable value.</param>
/// <param name="All">The number of trials in which the metric was measured.</param>
internal sealed record UnusableValues(MetricDefinition Metric, int Count, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
