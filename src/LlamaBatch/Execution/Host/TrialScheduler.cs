using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Runs the trials of an experiment that have no result yet, in several parallel worker processes. The list of trials is recomputed after
/// each trial, because tuning results determine the evaluation trials.
/// </summary>
internal sealed class TrialScheduler
{
    /// <summary>The number of failures of the same kind after which a trial is skipped until the next run.</summary>
    private const int SameFailures = 2;

    /// <summary>
    /// The interval between two checks for a saved state. Some trials wait until another trial saves the state from which they start.
    /// </summary>
    private static readonly TimeSpan _untilNextLook = TimeSpan.FromMilliseconds(100);

    private readonly PlannedExperiment _planned;
    private readonly RunSettings _settings;
    private readonly ExperimentFolder _folder;
    private readonly CorpusShelf _corpora;
    private readonly ResultStore _store;
    private readonly IRunView _view;
    private readonly RunProgress _progress;
    private readonly FileLock _turn;
    private readonly ProgramFiles _program;
    private readonly Dictionary<string, TrialResult> _done;
    private readonly List<AttemptReading> _finishedNow = [];
    private readonly HashSet<string> _unreadable;
    private readonly Dictionary<string, int> _lastAttempt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Outcome>> _failures = new(StringComparer.Ordinal);
    private readonly List<RunningTrial> _running = [];
    private readonly MemoryGate _memory = new(AvailableMemory.Now);
    private readonly TrunkSharing _trunks;
    private readonly TimeProvider _clock;
    private bool _shortageWasSaid;
    private bool _someWait;
    private string? _rebuilt;

    /// <summary>Makes a scheduler for one run. The caller must hold the lock of the experiment.</summary>
    public TrialScheduler(
        PlannedExperiment planned,
        RunSettings settings,
        FileLock turn,
        ProgramFiles program,
        CorpusShelf corpora,
        StoredResults stored,
        RunProgress progress,
        IRunView view,
        TimeProvider clock)
    {
        (_planned, _settings, _turn, _program, _corpora, _progress, _view, _clock)
            = (planned, settings, turn, program, corpora, progress, view, clock);
        _unreadable = [.. stored.Unreadable.Except(stored.Trials.Keys)];
        _folder = new(settings.Experiments, planned.Experiment.Name, planned.Scale);
        _store = new(_folder.Root);
        _done = new(stored.Trials, StringComparer.Ordinal);
        _trunks = new(_folder);
        foreach (Attempt attempt in stored.Attempts)
        {
            Count(attempt.Trial, attempt.Number);
        }

        // The content of an attempt file may be damaged, so attempts are also counted by file name.
        foreach (AttemptName name in _store.AttemptNames())
        {
            Count(name.Trial, name.Number);
        }

        void Count(string trial, int number) => _lastAttempt[trial] = Math.Max(number, _lastAttempt.GetValueOrDefault(trial));
    }

    /// <summary>The results that this run has read so far. They are kept here because attempt files may be deleted later.</summary>
    public IReadOnlyList<AttemptReading> FinishedNow => _finishedNow;

    /// <summary>Runs trials until none is left, or until the user stops the run.</summary>
    /// <exception cref="EnvironmentException">A worker found a problem with the environment that affects every trial.</exception>
    public async Task<RunOutcome> RunAsync(StopSignal stop)
    {
        IReadOnlyList<Trial> trials = Wanted();
        foreach (Trial trial in trials.Where(trial => _done.ContainsKey(trial.Id)))
        {
            // If an earlier run was killed, checkpoints of finished trials may be left.
            _folder.Tidy(trial);
        }

        _view.Begin(_progress);
        bool wasAsked = false;
        bool wasInsisted = false;
        try
        {
            while (true)
            {
                if (!stop.IsAsked)
                {
                    StartWorkers(trials);
                }
                else if (!wasAsked)
                {
                    wasAsked = true;
                    _running.ForEach(running => running.Worker.AskToStop());
                    if (_running.Count > 0)
                    {
                        _view.Say("Stopping: each worker finishes its step and saves a checkpoint. Ctrl-C again stops at once.");
                    }
                }

                if (wasAsked && !wasInsisted && stop.Insisted.IsCompleted)
                {
                    wasInsisted = true;
                    _running.ForEach(running => running.Worker.Kill());
                }

                if (_running.Count == 0)
                {
                    break;
                }

                // A signal may arrive at any moment, so this also waits for the signals that had not arrived at the check above.
                IEnumerable<Task> waited = _running.Select(running => running.Worker.Ended)
                    .Append(!wasAsked ? stop.Asked : !wasInsisted ? stop.Insisted : Task.Delay(Timeout.Infinite));
                await Task.WhenAny(_someWait && !wasAsked ? waited.Append(Task.Delay(_untilNextLook)) : waited);
                var ended = _running.FindAll(running => running.Worker.Ended.IsCompleted);
                foreach (RunningTrial running in ended)
                {
                    _running.Remove(running);
                    _memory.Leave(MemoryGate.NeedOf(running.Trial.Plan));
                    OnEnded(running, stop);
                }

                trials = ended.Count > 0 ? Wanted() : trials;
            }
        }
        finally
        {
            await EndWorkers();
        }

        if (_rebuilt is not null && !stop.IsAsked && _progress.Finished < _progress.Trials)
        {
            throw ProgramFiles.Rebuilt(_rebuilt);
        }

        return new(
            _progress.Trials,
            _progress.Finished,
            _finishedNow.Count,
            trials.Count(trial => !_done.ContainsKey(trial.Id) && HasFailed(trial.Id)),
            stop.IsAsked && _progress.Finished < _progress.Trials);
    }

    /// <summary>Updates the progress, and returns the trials of the run whose tuned levels are known, including finished trials.</summary>
    private List<Trial> Wanted()
    {
        IReadOnlyList<Trial> asked = _planned.Trials(_corpora, _done);
        var known = asked.DistinctBy(trial => trial.Id).ToList();
        int unknown = _settings.Wanted is null ? Math.Max(0, _planned.Count - asked.Count) : 0;
        List<Trial> wanted = _settings.Wanted is null ? known : known.FindAll(trial => _settings.Wanted(trial.Label));
        List<Trial> finished = wanted.FindAll(trial => _done.ContainsKey(trial.Id));
        _trunks.Update(known, wanted, _done.Keys);
        _progress.Count(wanted, finished, unknown, _trunks.TokensShared);
        return wanted;
    }

    /// <summary>Whether a trial failed twice in the same way in this run, or has an unreadable attempt file.</summary>
    private bool HasFailed(string trial) => _unreadable.Contains(trial) || _failures.TryGetValue(trial, out List<Outcome>? failures)
            && failures.GroupBy(outcome => outcome).Any(same => same.Count() >= SameFailures);

    /// <summary>
    /// Whether a trial must run alone: it measures costs, ran out of memory before, or was killed before. A kill may mean that memory ran
    /// out.
    /// </summary>
    private bool RunsAlone(Trial trial) =>
        trial.Phase == Phase.Cost
        || (_failures.TryGetValue(trial.Id, out List<Outcome>? failures)
            && failures.Exists(outcome => outcome is Outcome.Killed or Outcome.OutOfMemory));

    private void StartWorkers(IReadOnlyList<Trial> trials)
    {
        if (_running.Exists(running => RunsAlone(running.Trial)))
        {
            return;
        }

        CheckPlace();
        _someWait = false;
        Trial? refused = null;
        IEnumerable<Trial> waiting = trials.Where(
            trial => !_done.ContainsKey(trial.Id) && !HasFailed(trial.Id) && !_running.Exists(running => running.Trial.Id == trial.Id));
        // Trials that run alone start after all others, and cost trials start last, block by block.
        foreach (Trial trial in waiting.OrderBy(trial => trial.Phase == Phase.Cost).ThenBy(RunsAlone).ToList())
        {
            if (_running.Count >= (RunsAlone(trial) ? 1 : _settings.Workers))
            {
                break;
            }

            if (_trunks.MustWait(trial, _running.Select(running => (running.Trial, running.Worker.StepsTaken))))
            {
                _someWait = true;
                continue;
            }

            if (WasRebuilt())
            {
                break;
            }

            if (!_memory.TryEnter(MemoryGate.NeedOf(trial.Plan)))
            {
                // This trial starts when enough memory is free. A trial that needs less memory may start before it.
                refused ??= trial;
                continue;
            }

            int place = Enumerable.Range(0, _settings.Workers).First(free => !_running.Exists(running => running.Place == free));
            int number = _lastAttempt[trial.Id] = _lastAttempt.GetValueOrDefault(trial.Id) + 1;
            var name = new AttemptName(trial.Id, number);
            _progress.Begin(place, trial);
            _running.Add(new(
                trial,
                name,
                place,
                WorkerProcess.Start(TaskOf(trial, name), _clock.GetUtcNow().UtcDateTime, progress => _progress.Step(place, progress))));
        }

        if (refused is not null && !_shortageWasSaid)
        {
            _shortageWasSaid = true;
            _view.Say(
                $"Memory allows only {_running.Count} of {_settings.Workers} workers: "
                    + $"the next trial needs about {Number.Bytes(MemoryGate.NeedOf(refused.Plan))}, and "
                + $"{Number.Bytes(_memory.Left)} of {Number.Bytes(_memory.Available)} are left. "
                + "To run more workers, close other programs or lower Training.MicroBatch.");
        }
    }

    private WorkerTask TaskOf(Trial trial, AttemptName attempt) => new(
        _settings.Experiments, _planned.Experiment.Name, _planned.Scale, _planned.Step, trial.Levels, trial.Seed, trial.Phase,
        trial.Id, attempt.File, _program.Fingerprint, _trunks.LengthsFor(trial), _settings.CheckpointSeconds);

    private void OnEnded(RunningTrial ended, StopSignal stop)
    {
        using WorkerProcess worker = ended.Worker;
        _progress.End(ended.Place);
        Trial trial = ended.Trial;
        IReadOnlyList<AttemptReading> attempts = _store.AttemptsAt(trial.Id);
        if (attempts.FirstOrDefault(attempt => attempt.Result is not null) is { Result: TrialResult result } finished)
        {
            _done[trial.Id] = result;
            _finishedNow.Add(finished);
            _folder.Tidy(trial);
            Wanted();
            _view.Finished(trial, result);
            return;
        }

        CheckPlace();
        if (attempts.Select(attempt => attempt.Problem).FirstOrDefault(problem => problem is not null) is string unreadable)
        {
            _unreadable.Add(trial.Id);
            _view.Say($"{trial.Label}: {unreadable}");
            return;
        }

        if (WasRebuilt())
        {
            // If a build has replaced the program during the start, the trial has not failed.
            return;
        }

        if (worker.ExitCode == ExitCode.Environment)
        {
            throw new EnvironmentException(
                worker.ErrorLines.Count > 0
                    ? Printable.OneLine(worker.ErrorLines[^1])
                    : "A worker reported that this machine cannot train.");
        }

        Attempt? own = attempts.FirstOrDefault(attempt => attempt.Name == ended.Name && attempt.HasEnd)?.Attempt;
        bool wasStopped = own?.Outcome == Outcome.Interrupted;
        (Outcome outcome, AttemptFailure? failure) = (own?.Outcome ?? default, own?.Failure);
        if (own is null)
        {
            outcome = Failure.OutcomeOf(worker.ExitCode, worker.ErrorLines, worker.MemoryRanOut);
            failure = Failure.From(worker.ExitCode, worker.ErrorLines, worker.MemoryRanOut);
            AttemptJournal.Failed(
                Path.Combine(_folder.Runs, ended.Name.HostFile),
                trial,
                ended.Name.Number,
                worker.StartedUtc,
                worker.Elapsed,
                outcome,
                failure);
        }

        if (stop.IsAsked)
        {
            return;
        }

        // If another program stopped the worker, the trial resumes from its checkpoint. The stop still counts as a failure, which limits
        // the number of retries.
        if (!_failures.TryAdd(trial.Id, [outcome]))
        {
            _failures[trial.Id].Add(outcome);
        }

        _view.Failed(
            trial,
            wasStopped ? null : failure,
            HasFailed(trial.Id) ? NextTry.NextRun : RunsAlone(trial) ? NextTry.Alone : NextTry.Soon);
    }

    /// <summary>
    /// Whether a build has replaced the program since the run began. If so, running trials finish with the old program, and no more trials
    /// start.
    /// </summary>
    private bool WasRebuilt()
    {
        if (_rebuilt is null && _program.ChangedIn(AppContext.BaseDirectory) is string name)
        {
            _rebuilt = name;
            _view.Say($"The program was rebuilt during the run ({name} has changed). Running trials finish; no new trial starts.");
        }

        return _rebuilt is not null;
    }

    /// <summary>
    /// Throws if the folder of attempt files was removed during the run. Later results would be lost, or mixed with results of another run.
    /// </summary>
    private void CheckPlace()
    {
        if (_turn.IsGone)
        {
            throw new EnvironmentException($"The folder '{_folder.Runs}' was removed, renamed or emptied during the run. "
                + "Finished trials are kept in results.jsonl. Restore the folder if it was renamed, and run again.");
        }
    }

    /// <summary>Ends all workers after an exception.</summary>
    private async Task EndWorkers()
    {
        foreach (RunningTrial running in _running)
        {
            running.Worker.AskToStop();
        }

        await Task.WhenAll(_running.Select(running => running.Worker.Ended));
        foreach (RunningTrial running in _running)
        {
            running.Worker.Dispose();
        }

        _running.Clear();
    }

    private sealed record RunningTrial(Trial Trial, AttemptName Name, int Place, WorkerProcess Worker);
}
