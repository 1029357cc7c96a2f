using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Predictions of costs, made before the costs were measured.</summary>
internal static class Predictions
{
    /// <summary>
    /// The predicted cost of a configuration, in the metric's unit; null if unknown. Memory is computed from the settings. Times are the
    /// means of the predictions that cost trials recorded when they started.
    /// </summary>
    /// <param name="metric">The metric's key.</param>
    /// <param name="point">The configuration.</param>
    /// <param name="attempts">The attempts of the study.</param>
    public static double? Of(string metric, ResultPoint point, IReadOnlyList<Attempt> attempts) => metric switch
    {
        nameof(PeakMemory) => point.Plan.ForCosts().MemoryBytes,
        nameof(StepTime) => SecondsPerStep(point, attempts),
        nameof(TokensPerSecond) => point.Plan.TokensPerStep / SecondsPerStep(point, attempts),
        _ => null,
    };

    /// <summary>The completed attempts that have a predicted time and ran their trial from the first step.</summary>
    /// <param name="attempts">The attempts.</param>
    public static IReadOnlyList<Attempt> Timed(IEnumerable<Attempt> attempts) =>
        [.. attempts.Where(attempt => attempt is
            { Outcome: Outcome.Completed, ResumedFromStep: null, PredictedSeconds: > 0, Seconds: > 0 })];

    private static double? SecondsPerStep(ResultPoint point, IReadOnlyList<Attempt> attempts)
    {
        var costs = point.Costs.Select(cost => cost.Id).ToHashSet(StringComparer.Ordinal);
        return Timed(attempts.Where(attempt => costs.Contains(attempt.Trial))).Average(attempt => attempt.PredictedSeconds)
            / point.Plan.ForCosts().Steps;
    }
}
