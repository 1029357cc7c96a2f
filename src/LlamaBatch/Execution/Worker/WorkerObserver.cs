using System.Diagnostics;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Observes a worker's training loop. Writes measurements to the attempt file, reports progress to the host, and decides when to save or
/// stop.
/// </summary>
internal sealed class WorkerObserver(
    Trial trial,
    string checkpointPath,
    TimeSpan checkpointInterval,
    AttemptJournal journal,
    HostPipe host,
    StopSignal stop) : ITrialObserver
{
    /// <summary>The minimum time between two progress messages, so that the messages do not slow training down.</summary>
    private static readonly TimeSpan _messageInterval = TimeSpan.FromMilliseconds(200);

    private readonly StepSizes _sizes = trial.Plan.LayOutSteps();
    private readonly Stopwatch _sinceCheckpoint = Stopwatch.StartNew();
    private readonly Stopwatch _sinceMessage = new();
    private int _firstStep = -1;
    private long _tokensSinceMessage;
    private double _secondsSinceMessage;
    private bool _stopWasSeen;
    private Trunk? _trunk;

    /// <inheritdoc/>
    public string CheckpointPath => checkpointPath;

    /// <inheritdoc/>
    public IReadOnlyList<TrunkFile> Trunks { get; init; } = [];

    /// <inheritdoc/>
    public bool CheckpointIsDue
    {
        get
        {
            _stopWasSeen |= stop.IsAsked;
            if (!_stopWasSeen && _sinceCheckpoint.Elapsed < checkpointInterval)
            {
                return false;
            }

            _sinceCheckpoint.Restart();
            return true;
        }
    }

    /// <summary>
    /// Whether the user wanted to stop when <see cref="CheckpointIsDue"/> was last read. A later signal takes effect after the next step,
    /// so that a checkpoint is saved before every stop.
    /// </summary>
    public bool MustStop => _stopWasSeen;

    /// <inheritdoc/>
    public void BranchedFrom(Trunk trunk) => _trunk = trunk;

    /// <inheritdoc/>
    public void Stepped(int step, int steps, StepOutcome outcome)
    {
        if (_firstStep < 0)
        {
            _firstStep = step;
            if (step > 0)
            {
                journal.Resumed(step, _trunk);
            }
        }

        _tokensSinceMessage += _sizes.TokensBefore(step + 1) - _sizes.TokensBefore(step);
        _secondsSinceMessage += outcome.Seconds;
        if (!_sinceMessage.IsRunning || _sinceMessage.Elapsed > _messageInterval || step == steps - 1)
        {
            host.Send(
                new WorkerProgress(step, steps, outcome.Loss, _tokensSinceMessage / _secondsSinceMessage).Line);
            (_tokensSinceMessage, _secondsSinceMessage) = (0, 0);
            _sinceMessage.Restart();
        }
    }

    /// <inheritdoc/>
    public void Measured(string metric, Measurement measurement) => journal.Measured(metric, measurement);

    /// <inheritdoc/>
    public void Noted(TrialNote note) => journal.Noted(note);
}
