using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>What will be tuned.</summary>
/// <param name="Per">The axes for whose levels it is chosen separately.</param>
/// <param name="Seeds">Tuning seeds.</param>
/// <param name="Levels">The grid.</param>
internal sealed record TuningPlan(IReadOnlyList<string> Per, int Seeds, IReadOnlyList<AxisLevel> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a table of tuning scores holds.</summary>
/// <param name="Metric">What levels were chosen by.</param>
/// <param name="Unit">The unit of the table.</param>
/// <param name="IsAtEnd">Whether it is the value at the end of the run, not what a target took.</param>
/// <param name="Per">The axes for whose levels it was chosen separately.</param>
/// <param name="Seeds">Tuning seeds.</param>
/// <param name="HasMisses">Whether some trial did not reach the target.</param>
internal sealed record TuningScores(
    MetricDefinition Metric,
    string Unit,
    bool IsAtEnd,
    IReadOnlyList<string> Per,
    int Seeds,
    bool HasMisses) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
