using System.Diagnostics;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// How far a run is. Trials differ in cost, so progress is counted in floating-point operations, which are known in advance: the time left is what remains of them at
/// the rate of this run so far.
/// </summary>
internal sealed class RunProgress(string name, int workers, double assumedFlopsPerSecond)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerState?[] _workers = new WorkerState?[workers];
    private double _trainedFlops;
    private double _totalFlops;
    private double _finishedFlops;

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

    /// <summary>The part of all operations that is done, from 0 to 1.</summary>
    public double Share
    {
        get
        {
            lock (_gate)
            {
                return _totalFlops <= 0 ? 1 : Math.Clamp(1 - RemainingFlops() / _totalFlops, 0, 1);
            }
        }
    }

    /// <summary>The time left; an assumption before the first steps.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            lock (_gate)
            {
                double rate = _trainedFlops > 0 ? _trainedFlops / _clock.Elapsed.TotalSeconds : assumedFlopsPerSecond;
                return TimeSpan.FromSeconds(Math.Min(RemainingFlops() / rate, TimeSpan.FromDays(10_000).TotalSeconds));
            }
        }
    }

    /// <summary>Sets what there is to do and what of it is done.</summary>
    public void Count(int trials, int finished, double totalFlops, double finishedFlops)
    {
        lock (_gate)
        {
            (Trials, Finished, _totalFlops, _finishedFlops) = (trials, finished, totalFlops, finishedFlops);
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
                _trainedFlops += Math.Max(0, now) * before.Trial.Plan.Flops;
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

    private double RemainingFlops() =>
        Math.Max(0, _totalFlops - _finishedFlops - _workers.Sum(worker => worker is null ? 0 : worker.Share * worker.Trial.Plan.Flops));
}
