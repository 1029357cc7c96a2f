using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Where the files of an experiment lie.</summary>
/// <param name="experiments">The folder of all experiments.</param>
/// <param name="name">The experiment's name.</param>
internal sealed class ExperimentFolder(string experiments, string name)
{
    /// <summary>The experiment's folder.</summary>
    public string Root { get; } = Path.Combine(experiments, name);

    /// <summary>Attempt files, checkpoints and locks: what is not committed.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>The digest of all results.</summary>
    public string Results => Path.Combine(Root, "results.jsonl");

    /// <summary>
    /// Where the report of a scale lies: beside the experiment, apart from that of a smoke run, which proves nothing and must not replace one that does.
    /// </summary>
    public string ReportFolder(Scale scale) => scale == Scale.Smoke ? Path.Combine(Runs, "smoke") : Root;

    /// <summary>Where a trial's checkpoint lies.</summary>
    public string Checkpoint(Trial trial) => Path.Combine(Runs, $"{trial.Id}.checkpoint");

    /// <summary>Held by the host that runs the experiment.</summary>
    public string HostLock => Path.Combine(Runs, "lock");

    /// <summary>Held by the worker that trains the trial.</summary>
    public string TrialLock(Trial trial) => Path.Combine(Runs, $"{trial.Id}.lock");

    /// <summary>Deletes what a trial needs only while it trains.</summary>
    public void Tidy(Trial trial)
    {
        if (!Directory.Exists(Runs))
        {
            return;
        }

        // The checkpoint may have a second slot or a torn temporary beside it.
        foreach (string file in Directory.EnumerateFiles(Runs, $"{trial.Id}.checkpoint*").Append(TrialLock(trial)))
        {
            File.Delete(file);
        }
    }
}
