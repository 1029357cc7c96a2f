using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment that is planned for a scale (smoke, quick or full).</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="scale">The scale.</param>
/// <param name="step">The kind of training step that <c>--step</c> sets; null if the record's own setting applies.</param>
public abstract class PlannedExperiment(Experiment experiment, Scale scale, StepKind? step)
{
    /// <summary>The experiment that is planned.</summary>
    public Experiment Experiment => experiment;

    /// <summary>The scale for which the experiment is planned: smoke, quick or full.</summary>
    public Scale Scale => scale;

    /// <summary>The kind of training step that <c>--step</c> sets for all trials; null if the record's own setting applies.</summary>
    public StepKind? Step => step;

    /// <summary>
    /// The problems that prevent the experiment from running, as sentences. Settings that the source generator could not evaluate at build
    /// time are checked here.
    /// </summary>
    public abstract IReadOnlyList<string> Problems { get; }

    /// <summary>The number of tuning, evaluation and cost trials.</summary>
    public abstract int Count { get; }

    /// <summary>The number of tuning seeds.</summary>
    public abstract int TuningSeeds { get; }

    /// <summary>The tuned axes with their levels.</summary>
    public abstract IReadOnlyList<AxisLevels> Tuned { get; }

    /// <summary>The plan of every configuration, computed without opening a corpus.</summary>
    public abstract IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> Plans { get; }

    /// <summary>
    /// The compared configurations with the identities of their trials. Configurations whose identities are the same count as one.
    /// </summary>
    public abstract IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> Arms { get; }

    /// <summary>The effective settings of the baseline, grouped by section; empty if the settings are unknown.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>Opens the corpora and checks them, before anything is trained.</summary>
    /// <exception cref="CorpusException">A corpus cannot be read, is too short, or has a larger vocabulary than its model.</exception>
    public abstract void CheckCorpora(CorpusShelf corpora);

    /// <summary>
    /// Sentences about the corpora, known before training. They state the number of epochs, how much text is held out, and by which method.
    /// </summary>
    /// <param name="corpora">The corpora. A corpus is left out if its size is unknown (<see cref="CorpusShelf.FactsOf"/>).</param>
    public virtual IReadOnlyList<string> CorpusNotes(CorpusShelf corpora) => [];

    /// <summary>
    /// The trials whose levels are known, in the order in which they should run. Tuning trials come first, then evaluation trials at the
    /// levels that tuning chose, then cost trials.
    /// </summary>
    public abstract IReadOnlyList<Trial> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results);

    /// <summary>The trial at the given levels.</summary>
    /// <param name="levels">The trial's level on each axis, as in <see cref="Trial.Levels"/>.</param>
    /// <param name="seed">The seed of the trial. For a cost trial, the number of its block.</param>
    /// <param name="phase">The purpose of the trial.</param>
    /// <param name="corpora">The corpora, whose fingerprints are part of the trial's identity.</param>
    /// <exception cref="ArgumentException">An axis has no such level.</exception>
    public abstract Trial TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora);

    /// <summary>The claims with their verdicts, in the order in which the experiment's record declares the claims.</summary>
    /// <param name="corpora">The corpora, whose fingerprints are part of the trials' identities.</param>
    /// <param name="results">The stored results of all scales.</param>
    public virtual IReadOnlyList<DecidedClaim> Verdicts(CorpusShelf corpora, StoredResults results) => [];

    /// <summary>The values of every metric in every configuration, and the numbers of tokens to every target.</summary>
    /// <inheritdoc cref="Verdicts"/>
    internal virtual IReadOnlyList<Samples> Everything(CorpusShelf corpora, StoredResults results) => [];

    /// <summary>The number of evaluation seeds and the number of cost blocks that are finished in every configuration.</summary>
    /// <inheritdoc cref="Verdicts"/>
    public (int Seeds, int Blocks) Finished(CorpusShelf corpora, StoredResults results)
    {
        IReadOnlyList<Trial> known = Trials(corpora, results.Trials);
        int FinishedOf(Phase phase)
        {
            var bySeed = known.Where(trial => trial.Phase == phase).GroupBy(trial => trial.Seed).ToList();
            int points = bySeed.Select(seed => seed.Count()).DefaultIfEmpty(0).Max();
            return bySeed.Count(seed => seed.Count() == points && seed.All(trial => results.Trials.ContainsKey(trial.Id)));
        }

        return (FinishedOf(Phase.Evaluation), FinishedOf(Phase.Cost));
    }

    /// <summary>
    /// Writes the report in a language. Without finished trials, the report contains <see cref="Experiment.NotYetRun"/>; the build may
    /// overwrite such a report.
    /// </summary>
    /// <param name="corpora">The corpora, whose fingerprints are part of the trials' identities.</param>
    /// <param name="results">The stored results of all scales.</param>
    /// <param name="others">The verdicts of the other experiments, for links to contradicting reports.</param>
    /// <param name="language">The BCP 47 tag of the report's language.</param>
    /// <returns>The text of each file, <c>REPORT.md</c> and figures, by path relative to the report's folder.</returns>
    public abstract IReadOnlyDictionary<string, string> Report(
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string language = ReportLanguages.English);
}
