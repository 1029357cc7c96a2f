using System.Diagnostics;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// How far a run is. Trials differ in length, so progress is counted in the work that was estimated in advance: the time left is what remains of it, as much slower or faster than estimated as the run
/// has been so far.
/// </summary>
internal sealed class RunProgress(string name, int workers, DurationEstimate speed)
{
    /// <summary>Seconds for which the estimate counts as if the run had kept to it: the first steps tell little.</summary>
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

    /// <summary>What the workers do, each at its place; null where one rests.</summary>
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

    /// <summary>Sets what there is to do and what of it is done.</summary>
    /// <param name="wanted">The trials of the run that are known.</param>
    /// <param name="finished">Those of them that are finished.</param>
    /// <param name="unknown">How many more there will be.</param>
    public void Count(IReadOnlyCollection<Trial> wanted, IReadOnlyCollection<Trial> finished, int unknown)
    {
        lock (_gate)
        {
            (Trials, Finished) = (wanted.Count + unknown, finished.Count);
            (_total, _finished) = (wanted.Sum(WorkOf) + speed.WorkOfUnknown(unknown, wanted.Where(trial => trial.Phase != Phase.Cost).Select(trial => trial.Plan)), finished.Sum(WorkOf));
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
                // The first message of a resumed trial carries what an earlier attempt did: no work of this run.
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

    private double Remaining() => Math.Max(0, _total - _finished - _workers.Sum(worker => worker is null ? 0 : worker.Share * WorkOf(worker.Trial)));

    private double WorkOf(Trial trial) => speed.WorkOf(trial, workers);
}
