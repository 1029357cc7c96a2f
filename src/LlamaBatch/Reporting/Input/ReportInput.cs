using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Everything that determines a report. The clock and the machine have no effect on the report.</summary>
/// <param name="Planned">The experiment's configurations, plans and trials at the reported scale.</param>
/// <param name="Corpora">The corpora. Their fingerprints determine which stored results belong to the experiment.</param>
/// <param name="Stored">The stored results.</param>
public sealed record ReportInput<TPoint>(PlannedSweep<TPoint> Planned, CorpusShelf Corpora, StoredResults Stored)
    where TPoint : LlamaExperiment
{
    /// <summary>The axes, metrics, targets and seeds of the experiment.</summary>
    public Sweep<TPoint> Sweep => Planned.Sweep;

    /// <summary>The folder of the experiment's record.</summary>
    internal string Folder => Corpora.Folder;

    /// <summary>The reported scale.</summary>
    public Scale Scale => Planned.Scale;

    /// <summary>
    /// Returns the verdicts of the other experiments, for links to reports with opposite verdicts. Called only if claims name their
    /// source.
    /// </summary>
    public Func<IReadOnlyList<OtherVerdict>> Others { get; init; } = () => [];

    /// <summary>The language of the report.</summary>
    internal Language Language { get; init; } = KnownLanguages.English;

    /// <summary>Called with the claims and their verdicts as soon as they are decided.</summary>
    internal Action<IReadOnlyList<DecidedClaim>>? Decided { get; init; }

    /// <summary>Whether the experiment has no results yet. In that case, its report is written without opening a corpus.</summary>
    public bool IsNotRun => Stored.Trials.Count == 0;

    /// <summary>The measured results.</summary>
    public ResultTable Results { get; }
        = Stored.Trials.Count == 0 ? ResultTable.Unmeasured(Planned) : ResultTable.Of(Planned, Corpora, Stored.Trials);

    /// <summary>The finished tuning trials; empty if nothing is tuned.</summary>
    internal IReadOnlyList<Trial<TPoint>> Tuning
        => IsNotRun ? [] : [.. Planned.TuningTrials(Corpora).Where(trial => Stored.Trials.ContainsKey(trial.Id))];

    /// <summary>The planned quantities, such as steps and memory, which are computed without training.</summary>
    public PlanTable Plans { get; } = PlanTable.Of(Planned);

    /// <summary>The names of the tuned axes.</summary>
    internal IReadOnlyList<string> Tuned => [.. Results.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name)];

    /// <summary>Whether some configuration lacks the result of a seed or of a block of cost trials.</summary>
    internal bool IsUnfinished
        => Results.Points.Any(point => point.Trials.Count < Results.Seeds.Count || point.Costs.Count < Results.Blocks.Count);

    /// <summary>The corpus, validation windows and training tokens that each configuration uses.</summary>
    internal IEnumerable<CorpusUse> Uses => Results.Points.Select(point => new CorpusUse(Sweep.At(point.AllLevels), point.Plan));

    /// <summary>The kind of step that the command line sets, if it differs from the record's setting. Null otherwise.</summary>
    internal StepKind? OverridingStep => Planned.Step is StepKind step && step != Sweep.Baseline.Training.Step ? step : null;

    /// <summary>The command line that applies a verb to this experiment at this scale.</summary>
    /// <param name="verb">The verb, such as <c>run</c>.</param>
    internal string Command(string verb) =>
        CommandText.Of($"{verb} {Sweep.Name}") + (Scale == Scale.Full ? "" : $" --scale {Scale.ToString().ToLowerInvariant()}")
        + (OverridingStep is StepKind step ? $" --step {step.ToString().ToLowerInvariant()}" : "");

    /// <summary>The distinct configurations along an axis, with the other axes at their baselines.</summary>
    /// <param name="by">The axis.</param>
    /// <param name="isCost">
    /// Which settings make configurations distinct: settings that affect costs (true), settings that affect learning (false), or both
    /// (null).
    /// </param>
    internal IReadOnlyList<ResultPoint> PointsAlong(string by, bool? isCost)
    {
        // Without metrics, nothing is trained. Configurations with identical training settings are then kept, because their planned memory
        // may differ.
        IReadOnlyList<string> arms = Sweep.Metrics.Count == 0 ? Results.Along(by).Levels! : Results.ArmsAlong(by, isCost).Levels!;
        return [.. Results.Points.Where(point => Results.ComparedAxes.All(axis => axis.Name == by
            ? arms.Contains(point.Levels.First(level => level.Axis == by).Level, StringComparer.Ordinal)
            : point.Levels.Contains(new AxisLevel(axis.Name, axis.Baseline))))];
    }

    /// <summary>
    /// A fact that names the baseline level of each axis other than <paramref name="by"/>; empty if there is only one axis.
    /// </summary>
    /// <param name="by">The axis that varies.</param>
    internal IReadOnlyList<Fact> OthersAtBaseline(string by) => OtherAxes.AtBaseline(Results.ComparedAxes, by);
}
