using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A metric is NaN or infinite in some finished trials.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Count">The number of these trials.</param>
/// <param name="All">The number of trials in which it was measured.</param>
internal sealed record UnusableValues(MetricDefinition Metric, int Count, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
