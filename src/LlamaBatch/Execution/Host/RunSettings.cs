namespace LlamaBatch.Execution;

/// <summary>The options of a run.</summary>
/// <param name="Experiments">The folder of all experiments.</param>
/// <param name="Scale">The scale of the run: smoke, quick or full.</param>
/// <param name="Workers">The number of simultaneous worker processes, at least 1.</param>
/// <param name="Wanted">Selects trials by label; null for all.</param>
/// <param name="IsFresh">Whether earlier results are moved to another folder, so that all trials are run again.</param>
/// <param name="CheckpointSeconds">The time between two checkpoints of a trial, in seconds.</param>
/// <param name="Again">The command line that resumes the run.</param>
internal sealed record RunSettings(
    string Experiments,
    Scale Scale,
    int Workers,
    Func<string, bool>? Wanted,
    bool IsFresh,
    double CheckpointSeconds,
    string Again);
