using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>The task of a worker process: one attempt at a trial.</summary>
/// <param name="Experiments">The folder of all experiments.</param>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Scale">The scale of the trial.</param>
/// <param name="Step">The kind of training step that the option <c>--step</c> sets; null if the experiment's own setting applies.</param>
/// <param name="Levels">The trial's levels, from which the worker makes the trial.</param>
/// <param name="Seed">The trial's seed; for a cost trial, the number of its block.</param>
/// <param name="Phase">The trial's purpose.</param>
/// <param name="Trial">The trial's identity. The worker checks that its own trial has the same identity.</param>
/// <param name="Attempt">The name of the attempt file to write, in <c>runs/</c>.</param>
/// <param name="Program">The fingerprint of the host's program; see <see cref="ProgramFiles"/>.</param>
/// <param name="Trunks">The numbers of steps after which the trial shares a state with other trials.</param>
/// <param name="CheckpointSeconds">The time between two checkpoints, in seconds.</param>
internal sealed record WorkerTask(
    string Experiments,
    string Experiment,
    Scale Scale,
    StepKind? Step,
    IReadOnlyList<AxisLevel> Levels,
    int Seed,
    Phase Phase,
    string Trial,
    string Attempt,
    string Program,
    IReadOnlyList<int> Trunks,
    double CheckpointSeconds);
