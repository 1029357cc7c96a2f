using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>The paths of an experiment's files.</summary>
/// <param name="experiments">The folder of all experiments.</param>
/// <param name="name">The experiment's name.</param>
/// <param name="scale">The scale. Smoke runs have a separate folder, so that they never change committed results or reports.</param>
internal sealed class ExperimentFolder(string experiments, string name, Scale scale = Scale.Full)
{
    private const string TrunkSuffix = ".trunk";

    /// <summary>The folder of results and report: the experiment's folder, or the folder of its smoke runs.</summary>
    public string Root { get; }
        = scale == Scale.Smoke ? Path.Combine(experiments, name, ExperimentFiles.Runs, "smoke") : Path.Combine(experiments, name);

    /// <summary>The folder of the experiment's source, where relative paths of its corpora start.</summary>
    public string Home { get; } = Path.Combine(experiments, name);

    /// <summary>The folder of attempt files, checkpoints and locks, which are not committed.</summary>
    public string Runs => Path.Combine(Root, ExperimentFiles.Runs);

    /// <summary>The path of the results file.</summary>
    public string Results => Path.Combine(Root, ExperimentFiles.Results);

    /// <summary>The path of a trial's newest checkpoint.</summary>
    public string Checkpoint(Trial trial) => Path.Combine(Runs, $"{trial.Id}.checkpoint");

    /// <summary>The path of the file with the state after a trunk (first steps that several trials share).</summary>
    public string PathOf(Trunk trunk) => Path.Combine(Runs, trunk.Id + TrunkSuffix);

    /// <summary>The path of the lock file that a run of the experiment holds.</summary>
    public string HostLock => Path.Combine(Runs, "lock");

    /// <summary>The path of the lock file that a trial's worker process holds.</summary>
    public string TrialLock(Trial trial) => Path.Combine(Runs, $"{trial.Id}.lock");

    /// <summary>Whether a trial has a checkpoint to resume from.</summary>
    public bool HasCheckpoint(Trial trial) => CheckpointFile.Exists(Checkpoint(trial));

    /// <summary>
    /// Deletes saved states that are no longer needed. They were saved after trunks (first steps that several trials share). Unusable files
    /// that are kept for inspection remain.
    /// </summary>
    /// <param name="needed">The trunks whose states are kept.</param>
    public void DeleteTrunks(IEnumerable<Trunk> needed)
    {
        var kept = needed.Select(trunk => trunk.Id + TrunkSuffix).ToHashSet(StringComparer.Ordinal);
        foreach (string trunk in OnDisk.Files(Runs, $"*{TrunkSuffix}*").Select(WithoutEnd).Distinct().Where(trunk => !kept.Contains(trunk)))
        {
            CheckpointFile.Delete(Path.Combine(Runs, trunk));
        }

        // Names of partial files have a further suffix.
        static string WithoutEnd(string file) => Path.GetFileName(file).Split(TrunkSuffix)[0] + TrunkSuffix;
    }

    /// <summary>Deletes the checkpoints and the lock of a finished trial.</summary>
    public void Tidy(Trial trial)
    {
        if (OnDisk.IsFolder(Runs))
        {
            CheckpointFile.Delete(Checkpoint(trial));
            FileLock.Delete(TrialLock(trial));
        }
    }
}
