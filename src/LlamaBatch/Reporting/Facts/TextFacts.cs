using LlamaBatch.Trials;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Points are measured on different validation sets, so that some metrics must not be compared.</summary>
/// <param name="Difference">What the sets differ in.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record DifferentValidationSets(ValidationDifference Difference, IReadOnlyList<MetricDefinition> Metrics) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
