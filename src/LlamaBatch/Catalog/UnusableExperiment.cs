using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment whose record, axes or metrics throw an exception. Other experiments still run.</summary>
/// <param name="name">The name of the experiment's record.</param>
/// <param name="problem">The reason why the experiment cannot be made, as a sentence.</param>
internal sealed class UnusableExperiment(string name, string problem) : Experiment
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Question => problem;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => [];

    /// <inheritdoc/>
    public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null) => new UnusablePlan(this, problem, scale, step);

    /// <inheritdoc/>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => [];

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder) => throw new InvalidOperationException(problem);
}
