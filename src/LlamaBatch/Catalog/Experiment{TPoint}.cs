using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment whose trials LlamaBatch runs, made from the generated code of its record.</summary>
/// <param name="sweep">The declarations of the experiment.</param>
/// <param name="pipeline">The program that runs a trial.</param>
/// <param name="report">Writes the report.</param>
/// <param name="claims">Makes the experiment's claims from results and a plan.</param>
public sealed class Experiment<TPoint>(
    Sweep<TPoint> sweep,
    Action<Trial<TPoint>, TokenSource, TrialRecorder> pipeline,
    Func<ReportInput<TPoint>, IReadOnlyDictionary<string, string>> report,
    Func<ResultTable, PlanTable, IReadOnlyList<Claim>> claims) : Experiment
    where TPoint : LlamaExperiment
{
    /// <inheritdoc/>
    public override string Name => sweep.Name;

    /// <inheritdoc/>
    public override string Question => sweep.Question;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => sweep.Metrics;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> OwnCode => sweep.OwnCode;

    /// <inheritdoc/>
    internal override Type? Record => typeof(TPoint);

    /// <inheritdoc/>
    public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null)
        => new PlannedExperiment<TPoint>(this, sweep.PlannedAt(scale, step), report);

    /// <inheritdoc/>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => Rehearsal.Of(sweep, claims);

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
    {
        var typed = (Trial<TPoint>)trial;
        try
        {
            pipeline(typed, corpora.Open(typed.Point.Corpus), recorder);
        }
        catch (NoOptimizerException)
        {
            string optimizer = typed.Point.Optimizer.GetType().Name;
            throw new InvalidOperationException(
                $"{optimizer}.CreateFor returned null; it must return an IOptimizer. Return a new one for each model.");
        }
    }
}
