using LlamaBatch.Data;
using LlamaBatch.Journal;

namespace LlamaBatch.Trials;

/// <summary>Binds what the generator wrote for a record into an <see cref="Experiment"/>.</summary>
public sealed class Experiment<TPoint> : Experiment
    where TPoint : LlamaExperiment
{
    /// <summary>The typed sweep.</summary>
    public required Sweep<TPoint> Sweep { get; init; }

    /// <summary>The generated pipeline.</summary>
    public required Action<Trial<TPoint>, TokenSource, TrialRecorder> Pipeline { get; init; }

    /// <inheritdoc/>
    public override string Name => typeof(TPoint).Name;

    /// <inheritdoc/>
    public override string Question => "";

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => Sweep.Metrics;

    /// <inheritdoc/>
    public override int CountAt(Scale scale) => Sweep.CountAt(scale);

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> TuningTrials(Scale scale, CorpusShelf corpora) => Sweep.TuningTrials(scale, corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> EvaluationTrials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) =>
        Sweep.EvaluationTrials(scale, corpora, results);

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale) =>
        [.. Sweep.PointsAt(scale).Select(levels => (levels, Sweep.PlanOf(Sweep.At(levels), scale)))];

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
    {
        var typed = (Trial<TPoint>)trial;
        Pipeline(typed, corpora.Open(typed.Point.Corpus), recorder);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["REPORT.md"] = results.Trials.Count == 0 ? $"# {Question}\n\n{NotYetRun}\n" : $"# {Question}\n",
        };
}
