using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>Where the files of an experiment lie.</summary>
/// <param name="experiments">The folder of all experiments.</param>
/// <param name="name">The experiment's name.</param>
/// <param name="scale">The scale. A smoke run, which proves nothing, has a folder of its own, so that it never changes committed results or a report.</param>
internal sealed class ExperimentFolder(string experiments, string name, Scale scale = Scale.Full)
{
    /// <summary>Where results and report are written: the experiment's folder, or that of its smoke runs.</summary>
    public string Root { get; } = scale == Scale.Smoke ? Path.Combine(experiments, name, ExperimentFiles.Runs, "smoke") : Path.Combine(experiments, name);

    /// <summary>Where the experiment's source lies, and relative paths of its corpora start.</summary>
    public string Home { get; } = Path.Combine(experiments, name);

    /// <summary>Attempt files, checkpoints and locks: what is not committed.</summary>
    public string Runs => Path.Combine(Root, ExperimentFiles.Runs);

    /// <summary>The digest of all results.</summary>
    public string Results => Path.Combine(Root, ExperimentFiles.Results);

    /// <summary>Where a trial's checkpoint lies.</summary>
    public string Checkpoint(Trial trial) => Path.Combine(Runs, $"{trial.Id}.checkpoint");

    /// <summary>Held by the host that runs the experiment.</summary>
    public string HostLock => Path.Combine(Runs, "lock");

    /// <summary>Held by the worker that trains the trial.</summary>
    public string TrialLock(Trial trial) => Path.Combine(Runs, $"{trial.Id}.lock");

    /// <summary>Deletes what a trial needs only while it trains.</summary>
    public void Tidy(Trial trial)
    {
        if (OnDisk.IsFolder(Runs))
        {
            CheckpointFile.Delete(Checkpoint(trial));
            FileLock.Delete(TrialLock(trial));
        }
    }
}
