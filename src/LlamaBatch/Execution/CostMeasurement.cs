using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Measures what the steps of a cost trial take: time, as the median of its steps, and memory, in a process that has trained nothing else. Where the machine was busy
/// with something else the time is measured again, and what remains disturbed is said.
/// </summary>
internal static class CostMeasurement
{
    /// <summary>Measurements until the machine is taken as it is.</summary>
    private const int MostTurns = 3;

    /// <summary>What else runs may end meanwhile.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>Trains the trial's steps and measures them.</summary>
    /// <param name="experiment">What trains.</param>
    /// <param name="trial">The cost trial.</param>
    /// <param name="corpora">The corpora.</param>
    /// <param name="observer">Where the process's host is told.</param>
    /// <param name="peakFlops">Measures the machine's peak; null where that is not known.</param>
    /// <param name="isAskedToStop">Whether the user wants to stop.</param>
    /// <returns>The result, or null where the user stopped it.</returns>
    public static TrialResult? Run(Experiment experiment, Trial trial, CorpusShelf corpora, ITrialObserver observer, Func<double>? peakFlops, Func<bool> isAskedToStop)
    {
        var memory = new ProcessMemory();
        long peakBytes = 0;
        for (int turn = 1; ; turn++)
        {
            var clock = new StepClock(observer, ProcessTimes.Now);
            var recorder = new TrialRecorder(trial, [], clock);
            experiment.Train(trial, corpora, recorder);
            peakBytes = turn == 1 ? memory.PeakBytes() : peakBytes;
            if (recorder.Outcome == Outcome.Interrupted || isAskedToStop())
            {
                return null;
            }

            // A diverged trial has no last step, and nothing to time again.
            if (recorder.Outcome != Outcome.Diverged && clock.CpuShare < CpuShare.Least && turn < MostTurns)
            {
                Thread.Sleep(_pause);
                continue;
            }

            var cost = new CostOutcome(trial.Plan.TokensPerStep, recorder.MedianStepSeconds(), peakBytes)
            {
                FlopsPerToken = trial.Plan.Flops / Math.Max(1, trial.Plan.TokensTrained),
                PeakFlops = experiment.Metrics.Any(metric => metric.NeedsPeakFlops) ? peakFlops?.Invoke() ?? double.NaN : double.NaN,
                CpuShare = clock.CpuShare,
            };
            return recorder.Result(Definitions(experiment).ToDictionary(metric => metric.Key, metric => metric.MeasureCost!(cost), StringComparer.Ordinal));
        }
    }

    /// <summary>The cost metrics of an experiment, and always the share of the processor, without which the others cannot be judged.</summary>
    private static IEnumerable<MetricDefinition> Definitions(Experiment experiment) =>
        experiment.Metrics.Where(metric => metric.MeasureCost is not null).Append(MetricDefinition.Cost<CpuShare>()).DistinctBy(metric => metric.Key);
}
