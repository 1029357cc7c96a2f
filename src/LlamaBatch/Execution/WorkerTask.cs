using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>What a worker process is told to do.</summary>
/// <param name="Experiments">The folder of all experiments.</param>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Scale">The scale the trial is of.</param>
/// <param name="Step">The step that the command line asks for; null is what the record says.</param>
/// <param name="Levels">The trial's levels, by which the worker makes it without listing the others.</param>
/// <param name="Seed">The trial's seed, or its block.</param>
/// <param name="Phase">What the trial is for.</param>
/// <param name="Trial">The trial's identity, which the worker's trial must have too.</param>
/// <param name="Attempt">The name of the attempt file to write, in <c>runs/</c>.</param>
/// <param name="Program">The fingerprint of the program that the host runs; see <see cref="ProgramFiles"/>.</param>
/// <param name="CheckpointSeconds">Seconds between two checkpoints.</param>
internal sealed record WorkerTask(
    string Experiments, string Experiment, Scale Scale, StepKind? Step, IReadOnlyList<AxisLevel> Levels, int Seed, Phase Phase, string Trial, string Attempt, string Program, double CheckpointSeconds);
