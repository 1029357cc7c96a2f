using System.Globalization;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>The step-time model of some points, in words.</summary>
internal static class StepTimeWords
{
    /// <summary>What a step costs whatever the batch, what a sequence adds, and where throughput saturates; null where the points do not tell.</summary>
    /// <param name="points">Points that differ in their batch.</param>
    public static string? Of(IReadOnlyList<ResultPoint> points)
    {
        StepTimeModel? model = StepTimes.ModelOf(points);
        if (model is null)
        {
            return null;
        }

        string line = $"Step time as a line in the batch: {Text(model.Overhead, 1e3)} ms whatever the batch and {Text(model.PerSequence, 1e3)} ms for each sequence";
        int smallest = points.Min(point => point.Plan.Training.BatchSize.Count);
        int largest = points.Max(point => point.Plan.Training.BatchSize.Count);
        return line + (
            !(model.Overhead.Interval.Low > 0) ? ": what is spent whatever the batch cannot be told from zero, so throughput does not depend on the batch here."
            : model.Saturation.Mean > largest ? ". Throughput still grows at the largest batch measured."
            : $". Throughput reaches 95 % of its limit at a batch of {Text(model.Saturation, 1)}{(model.Saturation.Interval.High < smallest ? ", below the smallest measured" : "")}.");
    }

    private static string Text(Moments moments, double scale) => string.Create(
        CultureInfo.InvariantCulture, $"{Number.WithError(moments.Mean * scale, moments.Interval.HalfWidth * scale)}");
}
