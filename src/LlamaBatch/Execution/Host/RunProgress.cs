using System.Diagnostics;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// The progress of a run. Trials differ in length, so progress is counted in estimated work (seconds of one worker). The remaining time is
/// the remaining work, corrected by the ratio of estimated to actual speed so far.
/// </summary>
internal sealed class RunProgress(string name, int workers, DurationEstimate speed)
{
    /// <summary>
    /// The weight of the initial speed estimate, in seconds of measured time. It keeps the remaining time stable during the first steps.
    /// </summary>
    private const double TrustedSeconds = 5;

    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerState?[] _workers = new WorkerState?[workers];
    private IReadOnlyDictionary<string, long> _shared = new Dictionary<string, long>();
    private double _doneNow;
    private double _total;
    private double _finished;

    /// <summary>The experiment's name.</summary>
    public string Name => name;

    /// <summary>The number of trials in the run, including finished trials and trials whose tuned levels are not chosen yet.</summary>
    public int Trials { get; private set; }

    /// <summary>The number of finished trials, including trials of earlier runs.</summary>
    public int Finished { get; private set; }

    /// <summary>The time since the run began.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The state of each worker; null for an idle worker.</summary>
    public IReadOnlyList<WorkerState?> Workers
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers];
            }
        }
    }

    /// <summary>The fraction of the run's work that is done, from 0 to 1.</summary>
    public double Share
    {
        get
        {
            lock (_gate)
            {
                return _total <= 0 ? 1 : Math.Clamp(1 - Remaining() / _total, 0, 1);
            }
        }
    }

    /// <summary>The estimated remaining time of the run.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            lock (_gate)
            {
                double slower = _doneNow > 0 ? (_clock.Elapsed.TotalSeconds + TrustedSeconds) / ((_doneNow / workers) + TrustedSeconds) : 1;
                return DurationEstimate.TimeOf(slower * Remaining(), workers);
            }
        }
    }

    /// <summary>Sets the trials of the run.</summary>
    /// <param name="wanted">The trials of the run whose levels are known.</param>
    /// <param name="finished">The trials of <paramref name="wanted"/> that are finished.</param>
    /// <param name="unknown">The number of further trials, whose tuned levels are not chosen yet.</param>
    /// <param name="shared">
    /// The number of first tokens that a trial skips because it starts from another trial's saved state, keyed by the trial's identity.
    /// </param>
    public void Count(
        IReadOnlyCollection<Trial> wanted,
        IReadOnlyCollection<Trial> finished,
        int unknown,
        IReadOnlyDictionary<string, long>? shared = null)
    {
        lock (_gate)
        {
            _shared = shared ?? _shared;
            (Trials, Finished) = (wanted.Count + unknown, finished.Count);
            (_total, _finished) = (wanted.Sum(WorkOf) + speed.WorkOfUnknown(
                unknown,
                wanted.Where(trial => trial.Phase != Phase.Cost).Select(trial => trial.Plan)), finished.Sum(WorkOf));
        }
    }

    /// <summary>Called when a worker begins a trial.</summary>
    public void Begin(int worker, Trial trial)
    {
        lock (_gate)
        {
            _workers[worker] = new(trial, null, 0);
        }
    }

    /// <summary>Called when a worker has taken a step.</summary>
    public void Step(int worker, WorkerProgress progress)
    {
        lock (_gate)
        {
            if (_workers[worker] is WorkerState before)
            {
                double share = ShareOf(before.Trial, progress);
                // The first message of a resumed trial includes steps of an earlier attempt, which are not work of this run.
                double now = before.Progress is null ? 1.0 / Math.Max(1, progress.Steps) : share - before.Share;
                _doneNow += Math.Max(0, now) * WorkOf(before.Trial);
                _workers[worker] = before with { Progress = progress, Share = share };
            }
        }
    }

    /// <summary>Called when a worker has ended.</summary>
    public void End(int worker)
    {
        lock (_gate)
        {
            _workers[worker] = null;
        }
    }

    private double Remaining()
        => Math.Max(0, _total - _finished - _workers.Sum(worker => worker is null ? 0 : worker.Share * WorkOf(worker.Trial)));

    /// <summary>
    /// The fraction of a trial's own work that is done, from 0 to 1. Initial steps that the trial skips, because another trial has
    /// already trained them, do not count.
    /// </summary>
    private double ShareOf(Trial trial, WorkerProgress progress)
    {
        TrialPlan plan = trial.Plan;
        StepSizes sizes = plan.LayOutSteps();
        double share = plan.Training.IsBatchScheduled
            ? (double)sizes.TokensBefore(progress.Step + 1) / Math.Max(1, sizes.TokensBefore(sizes.Count))
            : (progress.Step + 1.0) / Math.Max(1, progress.Steps);
        double before = (double)_shared.GetValueOrDefault(trial.Id) / Math.Max(1, plan.TokensTrained);
        return Math.Clamp((share - before) / (1 - before), 0, 1);
    }

    private double WorkOf(Trial trial) => speed.WorkOf(trial, workers, _shared.GetValueOrDefault(trial.Id));
}
