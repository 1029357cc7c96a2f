using LlamaBatch.Data;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment of the catalog, independent of the type of its record.</summary>
public abstract class Experiment
{
    /// <summary>The words that only the report of an experiment without results contains.</summary>
    public const string NotYetRun = English.NotYetRun;

    /// <summary>
    /// Makes an experiment. If its record, axes or metrics throw, it reports that error instead of running. Other
    /// experiments are not affected.
    /// </summary>
    /// <param name="name">The record's name.</param>
    /// <param name="make">Makes it: code of the author's runs.</param>
    public static Experiment Of(string name, Func<Experiment> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new UnusableExperiment(name, AuthorCode.Refusal(name, exception));
        }
    }

    /// <summary>The record's name; its folder and globs use it.</summary>
    public abstract string Name { get; }

    /// <summary>The question that it answers.</summary>
    public abstract string Question { get; }

    /// <summary>The metrics.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>Fingerprints of the code of the author's own metrics, optimizers and corpora, by name.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>The experiment at a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="step">The step that <c>--step</c> sets for all trials; null for the setting of the record.</param>
    public abstract PlannedExperiment PlannedAt(Scale scale, StepKind? step = null);

    /// <summary>The problems of claims that simulated results reveal: code that throws, and claims that no result can decide.</summary>
    public abstract IReadOnlyList<ClaimFinding> RehearseClaims();

    /// <summary>Trains one trial until it ends, diverges or is interrupted. Loads libtorch.</summary>
    public abstract void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder);
}
