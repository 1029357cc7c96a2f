using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts that are trained and validated on.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(DifferentValidationSets fact) =>
        $"**Different validation sets.** Points are measured on {Difference(fact.Difference)}. Their {List(fact.Metrics.Select(Metric))} are not comparable, and claims that compare them must declare it.";
}
