using System.Diagnostics;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// The progress of a run. Trials differ in length, so progress is counted in estimated work. The time left is the remaining
/// work, scaled by how much faster or slower than estimated the run has been so far.
/// </summary>
internal sealed class RunProgress(string name, int workers, DurationEstimate speed)
{
    /// <summary>The weight of the initial estimate, in seconds, because the first steps are not yet informative.</summary>
    private const double TrustedSeconds = 5;

    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerState?[] _workers = new WorkerState?[workers];
    private double _doneNow;
    private double _total;
    private double _finished;

    /// <summary>The experiment's name.</summary>
    public string Name => name;

    /// <summary>Trials of the run, finished ones and those whose tuned levels are not known yet with them.</summary>
    public int Trials { get; private set; }

    /// <summary>Finished trials, those of earlier runs with them.</summary>
    public int Finished { get; private set; }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The state of each worker; null for an idle one.</summary>
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

    /// <summary>The part of all work that is done, from 0 to 1.</summary>
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

    /// <summary>The time left; the estimate before the first steps.</summary>
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
    /// <param name="wanted">The known trials.</param>
    /// <param name="finished">The finished ones among them.</param>
    /// <param name="unknown">The number of trials whose tuned levels are not known yet.</param>
    public void Count(IReadOnlyCollection<Trial> wanted, IReadOnlyCollection<Trial> finished, int unknown)
    {
        lock (_gate)
        {
            (Trials, Finished) = (wanted.Count + unknown, finished.Count);
            (_total, _finished) = (wanted.Sum(WorkOf) + speed.WorkOfUnknown(
                unknown,
                wanted.Where(trial => trial.Phase != Phase.Cost).Select(trial => trial.Plan)), finished.Sum(WorkOf));
        }
    }

    /// <summary>A worker begins a trial.</summary>
    public void Begin(int worker, Trial trial)
    {
        lock (_gate)
        {
            _workers[worker] = new(trial, null, 0);
        }
    }

    /// <summary>A worker took a step.</summary>
    public void Step(int worker, WorkerProgress progress)
    {
        lock (_gate)
        {
            if (_workers[worker] is WorkerState before)
            {
                double share = Math.Clamp((progress.Step + 1.0) / Math.Max(1, progress.Steps), 0, 1);
                // The first message of a resumed trial includes steps of an earlier attempt, which are not work of this run.
                double now = before.Progress is null ? 1.0 / Math.Max(1, progress.Steps) : share - before.Share;
                _doneNow += Math.Max(0, now) * WorkOf(before.Trial);
                _workers[worker] = before with { Progress = progress, Share = share };
            }
        }
    }

    /// <summary>A worker has ended.</summary>
    public void End(int worker)
    {
        lock (_gate)
        {
            _workers[worker] = null;
        }
    }

    private double Remaining()
        => Math.Max(0, _total - _finished - _workers.Sum(worker => worker is null ? 0 : worker.Share * WorkOf(worker.Trial)));

    private double WorkOf(Trial trial) => speed.WorkOf(trial, workers);
}
