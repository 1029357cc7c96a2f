using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>
/// An experiment that cannot be planned, because its record, axes or metrics threw an exception. Other experiments are not affected.
/// </summary>
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
