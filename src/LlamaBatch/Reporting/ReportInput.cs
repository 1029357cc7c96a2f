using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>All that a report is made of. Neither the clock nor the machine is part of it.</summary>
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

    /// <summary>The verdicts of the other experiments, which a report links to where they contradict its own; asked for only where claims name their source.</summary>
    public Func<IReadOnlyList<OtherVerdict>> Others { get; init; } = () => [];

    /// <summary>The language of the report.</summary>
    internal Language Language { get; init; } = Language.English;

    /// <summary>Is told the claims with their verdicts as soon as they are decided.</summary>
    internal Action<IReadOnlyList<DecidedClaim>>? Decided { get; init; }

    /// <summary>Whether nothing has been measured yet. Such a report opens no corpus.</summary>
    public bool IsNotRun => Stored.Trials.Count == 0;

    /// <summary>The measured results.</summary>
    public ResultTable Results { get; } = Stored.Trials.Count == 0 ? ResultTable.Unmeasured(Planned) : ResultTable.Of(Planned, Corpora, Stored.Trials);

    /// <summary>The tuning trials that finished; none where nothing is tuned.</summary>
    internal IReadOnlyList<Trial<TPoint>> Tuning => IsNotRun ? [] : [.. Planned.TuningTrials(Corpora).Where(trial => Stored.Trials.ContainsKey(trial.Id))];

    /// <summary>The arithmetic.</summary>
    public PlanTable Plans { get; } = PlanTable.Of(Planned);
}
