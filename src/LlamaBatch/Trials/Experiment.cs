using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>An experiment of the catalog, as the command line sees it: whatever its record is.</summary>
public abstract class Experiment
{
    /// <summary>The record's name; its folder and globs use it.</summary>
    public abstract string Name { get; }

    /// <summary>What it asks.</summary>
    public abstract string Question { get; }

    /// <summary>What is measured.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>How many trials there are at a scale, both phases together.</summary>
    public abstract int CountAt(Scale scale);

    /// <summary>The trials of the tuning phase.</summary>
    public abstract IReadOnlyList<Trial> TuningTrials(Scale scale, CorpusShelf corpora);

    /// <summary>The trials of the evaluation phase whose tuned levels the results decide.</summary>
    public abstract IReadOnlyList<Trial> EvaluationTrials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results);

    /// <summary>The arithmetic of every point at a scale, without opening a corpus.</summary>
    public abstract IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale);

    /// <summary>Trains one trial to its end, to divergence or to an interruption: the generated pipeline. Loads libtorch.</summary>
    public abstract void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder);
}
