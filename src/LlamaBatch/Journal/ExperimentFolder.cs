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

    /// <summary>The path of the file with the state after a trunk, the first steps of several trials.</summary>
    public string PathOf(Trunk trunk) => Path.Combine(Runs, trunk.Id + TrunkSuffix);

    /// <summary>The path of the lock that the experiment's host holds.</summary>
    public string HostLock => Path.Combine(Runs, "lock");

    /// <summary>The path of the lock that a trial's worker holds.</summary>
    public string TrialLock(Trial trial) => Path.Combine(Runs, $"{trial.Id}.lock");

    /// <summary>Whether a trial has a checkpoint to resume from.</summary>
    public bool HasCheckpoint(Trial trial) => CheckpointFile.Exists(Checkpoint(trial));

    /// <summary>
    /// Deletes the saved states after first steps (trunks) that no trial needs. Unusable files that are kept for inspection remain.
    /// </summary>
    /// <param name="needed">The trunks that trials need.</param>
    public void DeleteTrunks(IEnumerable<Trunk> needed)
    {
        var kept = needed.Select(trunk => trunk.Id + TrunkSuffix).ToHashSet(StringComparer.Ordinal);
        foreach (string trunk in OnDisk.Files(Runs, $"*{TrunkSuffix}*").Select(WithoutEnd).Distinct().Where(trunk => !kept.Contains(trunk)))
        {
            CheckpointFile.Delete(Path.Combine(Runs, trunk));
        }

        // The name of a partial file has a suffix after the name of its trunk.
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
