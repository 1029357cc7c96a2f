using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The targets of an experiment that has not been trained yet.</summary>
/// <param name="Targets">The targets.</param>
internal sealed record TargetsAhead(IReadOnlyList<(MetricDefinition Metric, double Value)> Targets) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A note that explains how the cost of reaching a target is read from the validation curves.</summary>
/// <param name="RateFalls">Whether the learning rate falls over the whole run, so that the middle of a run differs from the end
/// of a shorter run.</param>
/// <param name="HasMisses">Whether at least one trial did not reach a target.</param>
/// <param name="Every">The number of tokens between two measurements on a validation curve; null if it differs between targets.</param>
internal sealed record TargetReading(bool RateFalls, bool HasMisses, double? Every) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
