using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Targets that no trial had a chance to reach yet.</summary>
/// <param name="Targets">The targets.</param>
internal sealed record TargetsAhead(IReadOnlyList<(MetricDefinition Metric, double Value)> Targets) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How what a target took is read off the validation curves.</summary>
/// <param name="RateFalls">Whether the learning rate falls over the whole run, so that its middle is not a shorter run.</param>
internal sealed record TargetReading(bool RateFalls) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
