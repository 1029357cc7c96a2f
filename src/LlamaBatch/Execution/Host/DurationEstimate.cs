using System.Globalization;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Estimates the duration of trials. Work is counted in seconds of one worker process. A cost trial runs alone, so its work is multiplied
/// by the number of workers.
/// </summary>
/// <param name="FlopsPerSecond">Floating-point operations per second of one worker while all cores train.</param>
/// <param name="Source">How the speed is known, as the end of a sentence, such as "from earlier trials on this machine".</param>
internal sealed record DurationEstimate(double FlopsPerSecond, string Source)
{
    /// <summary>The speed that <c>doctor --calibrate</c> measured on this machine; null if the estimate does not come from it.</summary>
    public SpeedModel? Model { get; init; }

    /// <summary>
    /// Estimates the speed from finished attempts, preferably on this machine. Without finished attempts, assumes a typical speed.
    /// </summary>
    /// <param name="trials">The trials of the experiment, which give the number of floating-point operations of each attempt.</param>
    /// <param name="results">The stored results.</param>
    /// <param name="machine">This machine.</param>
    /// <param name="speed">The measured speed of this machine, which is used if no trial has finished on it; null if unknown.</param>
    public static DurationEstimate Of(IEnumerable<Trial> trials, StoredResults results, MachineFacts machine, SpeedModel? speed)
    {
        var flops = trials.Where(trial => trial.Phase != Phase.Cost).DistinctBy(trial => trial.Id)
            .ToDictionary(trial => trial.Id, trial => trial.Plan.Flops, StringComparer.Ordinal);
        var whole = results.Attempts
            .Where(attempt => attempt.Outcome == Outcome.Completed && attempt.ResumedFromStep is null && attempt.Seconds > 0
                && flops.ContainsKey(attempt.Trial))
            .ToList();
        var own = whole.FindAll(attempt => attempt.Machine?.Processor == machine.Processor && attempt.Machine.Cores == machine.Cores);
        if (own.Count == 0 && speed is not null)
        {
            return new(WorkerSpeed.Assumed, "as 'doctor --calibrate' measured") { Model = speed };
        }

        List<Attempt> used = own.Count > 0 ? own : whole;
        return used.Count == 0
            ? new(
                WorkerSpeed.Assumed,
                string.Create(CultureInfo.InvariantCulture, $"assuming {WorkerSpeed.Assumed / 1e9:0} GFLOP/s per worker"))
            : new(
                used.Sum(attempt => flops[attempt.Trial])
                    / used.Sum(attempt => Math.Max(attempt.Seconds!.Value - WorkerSpeed.StartSeconds, attempt.Seconds.Value / 10)),
                own.Count > 0 ? "from earlier trials on this machine" : "from trials on another machine");
    }

    /// <summary>The estimated work of a trial, in seconds of one worker.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="workers">The number of workers of the run.</param>
    /// <param name="shared">
    /// The number of first tokens that this trial skips, because it starts from a state that another trial saved.
    /// </param>
    public double WorkOf(Trial trial, int workers, long shared = 0) =>
        WorkOf(trial.Plan, shared) * (trial.Phase == Phase.Cost ? workers : 1);

    /// <summary>
    /// The estimated work of several trials, in seconds of one worker. First steps that several trials share are counted once.
    /// </summary>
    /// <param name="trials">The trials, all different.</param>
    /// <param name="workers">The number of workers of the run.</param>
    public double WorkOf(IReadOnlyList<Trial> trials, int workers)
    {
        IReadOnlyDictionary<string, long> shared = SharedTrunks.Of(trials).TokensShared(trials);
        return trials.Sum(trial => WorkOf(trial, workers, shared.GetValueOrDefault(trial.Id)));
    }

    /// <summary>
    /// The estimated work of trials whose tuned levels are not chosen yet. Each trial counts as the mean of several plans.
    /// </summary>
    /// <param name="count">The number of trials.</param>
    /// <param name="like">The plans to average.</param>
    public double WorkOfUnknown(int count, IEnumerable<TrialPlan> like)
        => count == 0 ? 0 : count * like.Select(plan => WorkOf(plan)).DefaultIfEmpty(0).Average();

    /// <summary>The time that a number of parallel workers need for an amount of work.</summary>
    /// <param name="work">The work, in seconds of one worker.</param>
    /// <param name="workers">The number of workers of the run.</param>
    public static TimeSpan TimeOf(double work, int workers)
        => TimeSpan.FromSeconds(work >= 0 ? Math.Min(work / Math.Max(1, workers), TimeSpan.FromDays(10_000).TotalSeconds) : 0);

    private double WorkOf(TrialPlan plan, long shared = 0)
    {
        double own = shared == 0 ? 1 : 1 - ((double)shared / plan.TokensTrained);
        return WorkerSpeed.StartSeconds + (own * (Model?.SecondsOf(plan, isAlone: false) ?? (plan.Flops / FlopsPerSecond)));
    }
}
