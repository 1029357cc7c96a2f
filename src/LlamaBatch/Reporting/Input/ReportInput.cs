using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Everything that a report depends on. Neither the clock nor the machine is part of it.</summary>
/// <param name="Planned">The experiment's sweep at the scale that is reported.</param>
/// <param name="Corpora">The corpora, whose fingerprints tell which stored results belong to the sweep.</param>
/// <param name="Stored">What has been measured.</param>
public sealed record ReportInput<TPoint>(PlannedSweep<TPoint> Planned, CorpusShelf Corpora, StoredResults Stored)
    where TPoint : LlamaExperiment
{
    /// <summary>What the experiment declares.</summary>
    public Sweep<TPoint> Sweep => Planned.Sweep;

    /// <summary>The scale that is reported.</summary>
    public Scale Scale => Planned.Scale;

    /// <summary>
    /// The verdicts of the other experiments, for links to contradicting reports.
    /// Asked for only if claims name their source.
    /// </summary>
    public Func<IReadOnlyList<OtherVerdict>> Others { get; init; } = () => [];

    /// <summary>The language of the report.</summary>
    internal Language Language { get; init; } = KnownLanguages.English;

    /// <summary>Is told the claims with their verdicts as soon as they are decided.</summary>
    internal Action<IReadOnlyList<DecidedClaim>>? Decided { get; init; }

    /// <summary>Whether nothing has been measured yet. Such a report opens no corpus.</summary>
    public bool IsNotRun => Stored.Trials.Count == 0;

    /// <summary>The measured results.</summary>
    public ResultTable Results { get; }
        = Stored.Trials.Count == 0 ? ResultTable.Unmeasured(Planned) : ResultTable.Of(Planned, Corpora, Stored.Trials);

    /// <summary>The tuning trials that finished; none where nothing is tuned.</summary>
    internal IReadOnlyList<Trial<TPoint>> Tuning
        => IsNotRun ? [] : [.. Planned.TuningTrials(Corpora).Where(trial => Stored.Trials.ContainsKey(trial.Id))];

    /// <summary>The arithmetic.</summary>
    public PlanTable Plans { get; } = PlanTable.Of(Planned);

    /// <summary>The tuned axes.</summary>
    internal IReadOnlyList<string> Tuned => [.. Results.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name)];

    /// <summary>Whether a point lacks a seed or a block.</summary>
    internal bool IsUnfinished
        => Results.Points.Any(point => point.Trials.Count < Results.Seeds.Count || point.Costs.Count < Results.Blocks.Count);

    /// <summary>How the points use their texts.</summary>
    internal IEnumerable<CorpusUse> Uses => Results.Points.Select(point => new CorpusUse(Sweep.At(point.AllLevels), point.Plan));

    /// <summary>The step of the command line where the record says another; the same step twice makes the same report.</summary>
    internal StepKind? OverridingStep => Planned.Step is StepKind step && step != Sweep.Baseline.Training.Step ? step : null;

    /// <summary>The command that does something with this experiment at this scale.</summary>
    /// <param name="verb">What it does: <c>run</c>.</param>
    internal string Command(string verb) =>
        CommandText.Of($"{verb} {Sweep.Name}") + (Scale == Scale.Full ? "" : $" --scale {Scale.ToString().ToLowerInvariant()}")
        + (OverridingStep is StepKind step ? $" --step {step.ToString().ToLowerInvariant()}" : "");

    /// <summary>The points along an axis that are arms of their own, the others at their baselines.</summary>
    /// <param name="by">The axis.</param>
    /// <param name="isCost">Whether arms are told apart by what costs depend on, by what learning depends on, or by either (null).</param>
    internal IReadOnlyList<ResultPoint> PointsAlong(string by, bool? isCost)
    {
        IReadOnlyList<string> arms = Results.ArmsAlong(by, isCost).Levels!;
        return [.. Results.Points.Where(point => Results.ComparedAxes.All(axis => axis.Name == by
            ? arms.Contains(point.Levels.First(level => level.Axis == by).Level, StringComparer.Ordinal)
            : point.Levels.Contains(new AxisLevel(axis.Name, axis.Baseline))))];
    }

    /// <summary>The fact that the axes but one are at their baselines; none where there is no other.</summary>
    /// <param name="by">The one axis.</param>
    internal IReadOnlyList<Fact> OthersAtBaseline(string by) =>
        Results.ComparedAxes.Where(axis => axis.Name != by).Select(axis => new AxisLevel(axis.Name, axis.Baseline))
            .ToList() is { Count: > 0 } others
            ? [new OthersAtBaseline(others)]
            : [];
}
