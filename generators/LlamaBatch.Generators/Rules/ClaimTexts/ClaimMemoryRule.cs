using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that one batch size needs more memory than another, although both are computed in micro-batches of the same size.
/// </summary>
internal static class ClaimMemoryRule
{
    /// <summary>The largest relative difference of planned memory at which two configurations need the same memory.</summary>
    internal const double Rounding = 0.01;

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        // A text that names micro-batches knows of them.
        if (evaluation is null || call.Method is not ("IsAbove" or "IsBelow" or "IsIncreasing" or "IsDecreasing")
            || call.Left is not { Accessor.Name: "PeakMemory" or "MemoryBytes", Arms: not null } left
            || (call.Rights.Count == 0 && call.Method is not ("IsIncreasing" or "IsDecreasing"))
            || call.Rights.Any(right => right.Arms is null)
            || ClaimWords.Of(call.Claim.Text).Any(word => word.StartsWith("micro", StringComparison.Ordinal)))
        {
            return null;
        }

        List<PointEvaluation> points = [.. call.Rights.Append(left).SelectMany(side => side.PointsIn(evaluation))];
        TrialPlan[] plans = [.. points.Select(point => point.Trainable).OfType<TrialPlan>()];
        if (plans.Length < points.Count || plans.Length < 2
            || plans.Select(plan => plan.Training.BatchSize.Count).Distinct().Count() < 2
            || plans.Select(plan => plan.SequenceLength).Distinct().Count() > 1
            || plans.Any(plan => plan.MicroBatch >= plan.Training.BatchSize.Count)
            || plans.Max(plan => plan.MemoryBytes) > (1 + Rounding) * plans.Min(plan => plan.MemoryBytes))
        {
            return null;
        }

        return ClaimFinding.Of(
            call,
            "that the batch size decides the memory",
            $"each batch is computed in micro-batches of {plans[0].MicroBatch} sequences, which need the same memory",
            remedy: "set MicroBatch to the batch size in Training");
    }
}
