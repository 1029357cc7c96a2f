using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>One level of each compared axis (a point), with the runs at these levels.</summary>
/// <param name="Levels">The point's level on each compared axis.</param>
/// <param name="Tuned">The level chosen on each tuned axis, or empty if no axis is tuned or the point has no run.</param>
/// <param name="Runs">The runs at these levels, in a random order that does not depend on their order in the table.</param>
/// <param name="Record">The experiment at these levels, which gives the tokens per step.</param>
public sealed record ImportedPoint(
    IReadOnlyList<AxisLevel> Levels, IReadOnlyList<TunedLevel> Tuned, IReadOnlyList<ImportedRun> Runs, ImportedExperiment Record)
{
    /// <summary>
    /// The factor that converts a run's progress, such as steps, to a cost, such as tokens. It is null if the experiment does not give the
    /// conversion.
    /// </summary>
    /// <param name="from">The unit of the progress.</param>
    /// <param name="to">The unit of the cost.</param>
    internal double? Factor(ProgressUnit from, TargetCost to) => to switch
    {
        TargetCost.Time => from == ProgressUnit.Seconds ? 1 : null,
        TargetCost.Steps => from switch
        {
            ProgressUnit.Steps => 1,
            ProgressUnit.Tokens => 1.0 / Record.TokensPerStep,
            ProgressUnit.Sequences => 1.0 / Record.SequencesPerStep,
            _ => null,
        },
        TargetCost.Flops => Factor(from, TargetCost.Tokens) * Record.FlopsPerToken,
        _ => from switch
        {
            ProgressUnit.Steps => Record.TokensPerStep,
            ProgressUnit.Tokens => 1,
            ProgressUnit.Sequences => Record.TokensPerSequence,
            _ => null,
        },
    };
}
