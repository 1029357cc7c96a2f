using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>How an axis will be tuned: the levels, the seeds, and the axes at whose levels tuning is repeated.</summary>
/// <param name="Per">The axes at whose levels tuning is repeated.</param>
/// <param name="Seeds">The number of tuning seeds.</param>
/// <param name="Levels">The levels that tuning tries.</param>
internal sealed record TuningPlan(IReadOnlyList<string> Per, int Seeds, IReadOnlyList<AxisLevel> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The note above a table of tuning results.</summary>
/// <param name="Metric">The metric by which levels were chosen.</param>
/// <param name="Unit">The unit of the table.</param>
/// <param name="IsAtEnd">Whether the metric is the value at the end of the run. Otherwise, it is the cost of reaching a target.</param>
/// <param name="Per">The axes at whose levels tuning was repeated.</param>
/// <param name="Seeds">The number of tuning seeds.</param>
/// <param name="HasMisses">Whether some trials did not reach the target.</param>
/// <param name="IsJoint">Whether other axes were tuned as well, so that the table shows results at the best levels of these axes.</param>
internal sealed record TuningScores(
    MetricDefinition Metric,
    string Unit,
    bool IsAtEnd,
    IReadOnlyList<string> Per,
    int Seeds,
    bool HasMisses,
    bool IsJoint) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
