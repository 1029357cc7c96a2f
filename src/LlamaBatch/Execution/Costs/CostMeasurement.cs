using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Measures the step time and memory of a cost trial in a new process. If other programs used the machine, or the machine was slower than
/// usual, the time is measured again, at most twice and never at scale smoke. The result shows whether the last measurement was disturbed.
/// </summary>
internal static class CostMeasurement
{
    /// <summary>
    /// The maximum number of measurements. The last measurement is used even if other programs disturbed it. Scale smoke decides no
    /// claim, so it measures once.
    /// </summary>
    private static int MostTurns(Scale scale) => scale == Scale.Smoke ? 1 : 3;

    /// <summary>The pause between two measurements, so that other programs may finish.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>Trains the trial's steps and measures them.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trial">The cost trial.</param>
    /// <param name="scale">The scale of the trial.</param>
    /// <param name="corpora">The corpora.</param>
    /// <param name="observer">The observer that reports progress to the main process.</param>
    /// <param name="earlier">The earlier results of the study, which give the usual speed of the machine.</param>
    /// <param name="peakFlops">
    /// Measures the machine's peak rate of floating-point operations per second; null if it cannot be measured.
    /// </param>
    /// <param name="isAskedToStop">Whether the user wants to stop.</param>
    /// <returns>The result; null if the user stopped the measurement.</returns>
    public static TrialResult? Run(
        Experiment experiment,
        Trial trial,
        Scale scale,
        CorpusShelf corpora,
        ITrialObserver observer,
        IEnumerable<TrialResult> earlier,
        Func<double>? peakFlops,
        Func<bool> isAskedToStop)
    {
        var guard = CostGuard.Of(earlier);
        var reference = new ReferenceLoop();
        double[] seconds = new double[trial.Plan.Steps];
        Array.Fill(seconds, double.NaN);                             // a page takes memory only after it is written
        var memory = new ProcessMemory();
        long? peakBytes = null;
        for (int turn = 1; ; turn++)
        {
            var watch = new CostWatch(observer, seconds, ProcessTimes.Now, reference.Speed, memory.PeakBytes);
            var recorder = new TrialRecorder(trial, [], watch);
            experiment.Train(trial, corpora, recorder);
            if (recorder.Outcome == Outcome.Interrupted || isAskedToStop())
            {
                return null;
            }

            peakBytes ??= watch.PeakBytes;    // peak of the first turn, because later turns reuse its memory
            var cost = new CostOutcome(
                trial.Plan.TokensPerStep,
                watch.MedianStepSeconds,
                peakBytes ?? throw new InvalidOperationException("A cost trial ended before its last step."))
            {
                FlopsPerToken = trial.Plan.Flops / Math.Max(1, trial.Plan.TokensTrained),
                PeakFlops = experiment.Metrics.Any(metric => metric.NeedsPeakFlops) ? peakFlops?.Invoke() ?? double.NaN : double.NaN,
                CpuShare = watch.CpuShare,
                ReferenceSpeed = watch.ReferenceSpeed,
                StepSpread = watch.StepSpread,
            };
            TrialResult result = recorder.Result(
                Definitions(experiment).ToDictionary(metric => metric.Key, metric => metric.MeasureCost!(cost), StringComparer.Ordinal));
            if (!guard.IsDisturbed(result) || turn == MostTurns(scale))
            {
                return result;
            }

            Thread.Sleep(_pause);
        }
    }

    /// <summary>The cost metrics of an experiment, and the metrics that show whether other programs disturbed a measurement.</summary>
    private static IEnumerable<MetricDefinition> Definitions(Experiment experiment) =>
        experiment.Metrics.Where(metric => metric.MeasureCost is not null).Concat(CostGuard.Metrics).DistinctBy(metric => metric.Key);
}
