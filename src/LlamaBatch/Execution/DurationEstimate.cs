using System.Globalization;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>How fast a worker of this machine trains, and where that is known from.</summary>
/// <param name="FlopsPerSecond">Floating-point operations per second of one worker while all cores train.</param>
/// <param name="Source">Where the number is from, as the end of a sentence.</param>
internal sealed record DurationEstimate(double FlopsPerSecond, string Source)
{
    /// <summary>One core of a laptop or server of recent years on matrices as small as these; 75 to 85 were measured for LlamaConfig.Nano on an idle server core, so half of that.</summary>
    private const double AssumedFlopsPerSecond = 40e9;

    /// <summary>From the finished attempts, those of this machine first; an assumption where there are none.</summary>
    /// <param name="trials">The trials whose operations are known.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="machine">This machine.</param>
    public static DurationEstimate Of(IEnumerable<Trial> trials, StoredResults results, MachineFacts machine)
    {
        var flops = trials.Where(trial => trial.Phase != Phase.Cost).DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, trial => trial.Plan.Flops, StringComparer.Ordinal);
        var whole = results.Attempts
            .Where(attempt => attempt.Outcome == Outcome.Completed && attempt.ResumedFromStep is null && attempt.Seconds > 0 && flops.ContainsKey(attempt.Trial))
            .ToList();
        var own = whole.FindAll(attempt => attempt.Machine?.Processor == machine.Processor && attempt.Machine.Cores == machine.Cores);
        List<Attempt> used = own.Count > 0 ? own : whole;
        return used.Count == 0
            ? new(AssumedFlopsPerSecond, string.Create(CultureInfo.InvariantCulture, $"an assumption: {AssumedFlopsPerSecond / 1e9:0} GFLOP/s for each worker"))
            : new(
                used.Sum(attempt => flops[attempt.Trial]) / used.Sum(attempt => attempt.Seconds!.Value),
                own.Count > 0 ? "from earlier trials on this machine" : "from trials on another machine");
    }

    /// <summary>How long so many operations take.</summary>
    public TimeSpan Of(double flops, int workers) =>
        TimeSpan.FromSeconds(Math.Min(flops / FlopsPerSecond / Math.Max(1, workers), TimeSpan.FromDays(10_000).TotalSeconds));
}
