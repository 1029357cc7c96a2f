namespace LlamaBatch.Execution;

/// <summary>What the user asks of a run.</summary>
/// <param name="Experiments">The folder of all experiments.</param>
/// <param name="Scale">How much of the experiment.</param>
/// <param name="Workers">Worker processes at a time, at least 1.</param>
/// <param name="Wanted">Whether a trial of this label is wanted; null for all.</param>
/// <param name="IsFresh">Whether earlier results are set aside, so that everything is trained again.</param>
/// <param name="CheckpointSeconds">Seconds between two checkpoints of a trial.</param>
/// <param name="Again">The words of the command line with which a run that was stopped goes on.</param>
internal sealed record RunSettings(string Experiments, Scale Scale, int Workers, Func<string, bool>? Wanted, bool IsFresh, double CheckpointSeconds, string Again);
