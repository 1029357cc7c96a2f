using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment whose runs are read from a table, made from the generated code of its record.</summary>
/// <param name="design">The declarations in the experiment's record.</param>
/// <param name="report">Writes the report.</param>
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
    internal override Type? Record => typeof(TPoint);

    /// <inheritdoc/>
    public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null) => new ImportedPlan<TPoint>(this, design, report);

    /// <summary>Returns an empty list: the runs already exist, so the claims need no test on simulated results.</summary>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => [];

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
        => throw new InvalidOperationException($"{Name} reads runs from a table; it trains nothing.");
}
