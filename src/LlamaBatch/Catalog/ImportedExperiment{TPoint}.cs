using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>Combines the generated code of a record whose runs come from a table into an <see cref="Experiment"/>.</summary>
/// <param name="design">The declarations in the experiment's record.</param>
/// <param name="report">The report.</param>
public sealed class ImportedExperiment<TPoint>(
    Design<TPoint> design,
    Func<ImportedInput<TPoint>, IReadOnlyDictionary<string, string>> report) : Experiment
    where TPoint : ImportedExperiment
{
    /// <inheritdoc/>
    public override string Name => design.Name;

    /// <inheritdoc/>
    public override string Question => design.Question;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => design.Metrics;

    /// <inheritdoc/>
    public override bool IsTrained => false;

    /// <inheritdoc/>
    public override bool HasTableFiles => design.Baseline.Runs.HasFiles;

    /// <inheritdoc/>
    public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null) => new ImportedPlan<TPoint>(this, design, report);

    /// <summary>Empty: the runs already exist and decide the claims, so made-up results are not needed.</summary>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => [];

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
        => throw new InvalidOperationException($"{Name} reads runs from a table; it trains nothing.");
}
