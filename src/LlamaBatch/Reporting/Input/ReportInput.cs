using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Everything that a report depends on. Neither the clock nor the machine is part of it.</summary>
/// <param name="Planned">The experiment's sweep at the reported scale.</param>
/// <param name="Corpora">The corpora, whose fingerprints identify the stored results of the sweep.</param>
/// <param name="Stored">The stored results.</param>
public sealed record ReportInput<TPoint>(PlannedSweep<TPoint> Planned, CorpusShelf Corpora, StoredResults Stored)
    where TPoint : LlamaExperiment
{
    /// <summary>The declarations of the experiment.</summary>
    public Sweep<TPoint> Sweep => Planned.Sweep;

    /// <summary>The reported scale.</summary>
    public Scale Scale => Planned.Scale;

    /// <summary>
    /// The verdicts of the other experiments, for links to contradicting reports. Called only if claims name their source.
    /// </summary>
    public Func<IReadOnlyList<OtherVerdict>> Others { get; init; } = () => [];

    /// <summary>The language of the report.</summary>
    internal Language Language { get; init; } = KnownLanguages.English;

    /// <summary>Called with the claims and their verdicts as soon as they are decided.</summary>
    internal Action<IReadOnlyList<DecidedClaim>>? Decided { get; init; }

    /// <summary>Whether nothing has been measured yet. Such a report opens no corpus.</summary>
    public bool IsNotRun => Stored.Trials.Count == 0;

    /// <summary>The measured results.</summary>
    public ResultTable Results { get; }
        = Stored.Trials.Count == 0 ? ResultTable.Unmeasured(Planned) : ResultTable.Of(Planned, Corpora, Stored.Trials);

    /// <summary>The finished tuning trials; empty if nothing is tuned.</summary>
    internal IReadOnlyList<Trial<TPoint>> Tuning
        => IsNotRun ? [] : [.. Planned.TuningTrials(Corpora).Where(trial => Stored.Trials.ContainsKey(trial.Id))];

    /// <summary>The quantities of the plan, which arithmetic computes.</summary>
    public PlanTable Plans { get; } = PlanTable.Of(Planned);

    /// <summary>The names of the tuned axes.</summary>
    internal IReadOnlyList<string> Tuned => [.. Results.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name)];

    /// <summary>Whether at least one point lacks a seed or a block.</summary>
    internal bool IsUnfinished
        => Results.Points.Any(point => point.Trials.Count < Results.Seeds.Count || point.Costs.Count < Results.Blocks.Count);

    /// <summary>The uses of corpora by the points.</summary>
    internal IEnumerable<CorpusUse> Uses => Results.Points.Select(point => new CorpusUse(Sweep.At(point.AllLevels), point.Plan));

    /// <summary>The kind of step on the command line, if it differs from the record's; otherwise null.</summary>
    internal StepKind? OverridingStep => Planned.Step is StepKind step && step != Sweep.Baseline.Training.Step ? step : null;

    /// <summary>The command line of a verb for this experiment at this scale.</summary>
    /// <param name="verb">The verb, such as <c>run</c>.</param>
    internal string Command(string verb) =>
        CommandText.Of($"{verb} {Sweep.Name}") + (Scale == Scale.Full ? "" : $" --scale {Scale.ToString().ToLowerInvariant()}")
        + (OverridingStep is StepKind step ? $" --step {step.ToString().ToLowerInvariant()}" : "");

    /// <summary>The distinct points along an axis, with the other axes at their baselines.</summary>
    /// <param name="by">The axis.</param>
    /// <param name="isCost">Whether points are distinguished by settings that affect costs, by settings that affect learning, or by either
    /// (null).</param>
    internal IReadOnlyList<ResultPoint> PointsAlong(string by, bool? isCost)
    {
        // Without trials, planned memory tells points apart that would train alike.
        IReadOnlyList<string> arms = Sweep.Metrics.Count == 0 ? Results.Along(by).Levels! : Results.ArmsAlong(by, isCost).Levels!;
        return [.. Results.Points.Where(point => Results.ComparedAxes.All(axis => axis.Name == by
            ? arms.Contains(point.Levels.First(level => level.Axis == by).Level, StringComparer.Ordinal)
            : point.Levels.Contains(new AxisLevel(axis.Name, axis.Baseline))))];
    }

    /// <summary>The fact that all axes except one are at their baselines; empty if there is only one axis.</summary>
    /// <param name="by">The axis that varies.</param>
    internal IReadOnlyList<Fact> OthersAtBaseline(string by) => OtherAxes.AtBaseline(Results.ComparedAxes, by);
}
