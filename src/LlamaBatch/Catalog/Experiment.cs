using LlamaBatch.Data;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>
/// An experiment that the program can plan, run and report. This class does not depend on the type of the experiment's record.
/// </summary>
public abstract class Experiment
{
    /// <summary>Words that identify the report of an experiment without results.</summary>
    public const string NotYetRun = English.NotYetRun;

    /// <summary>
    /// Makes an experiment. If its record, axes or metrics throw, the experiment reports this error instead of running.
    /// Other experiments are not affected.
    /// </summary>
    /// <param name="name">The name of the experiment's record.</param>
    /// <param name="make">Makes the experiment. It runs user code, which may throw.</param>
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

    /// <summary>The name of the experiment's record; folders and globs use this name.</summary>
    public abstract string Name { get; }

    /// <summary>The question that the experiment answers.</summary>
    public abstract string Question { get; }

    /// <summary>The metrics that the experiment measures or, for imported runs, reads from the table.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>Whether LlamaBatch runs the experiment's trials. Otherwise, runs are read from a table.</summary>
    public virtual bool IsTrained => true;

    /// <summary>Whether runs are read from files, so that <c>compare</c> can read files in another folder instead.</summary>
    public virtual bool HasTableFiles => false;

    /// <summary>Hashes of the source code of user-defined metrics, optimizers and corpora, keyed by type name.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>The type of the experiment's record, used to find the source location of a message; null if it is unknown.</summary>
    internal virtual Type? Record => null;

    /// <summary>Plans the experiment for a scale: smoke, quick or full.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="step">
    /// The kind of training step that <c>--step</c> sets for all trials; null if the record's own setting applies.
    /// </param>
    public abstract PlannedExperiment PlannedAt(Scale scale, StepKind? step = null);

    /// <summary>
    /// Evaluates the claims on simulated results. Returns their problems, such as code that throws and claims that no result can decide.
    /// </summary>
    public abstract IReadOnlyList<ClaimFinding> RehearseClaims();

    /// <summary>Runs one trial until it ends, diverges or is interrupted. Loads libtorch.</summary>
    public abstract void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder);
}
