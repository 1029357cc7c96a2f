using System.Globalization;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>The step-time model of some points, in words.</summary>
internal static class StepTimeWords
{
    /// <summary>What a step costs whatever the batch, what a sequence adds, and where throughput saturates; null where the points do not tell.</summary>
    /// <param name="points">Points that differ in their batch.</param>
    public static string? Of(IReadOnlyList<ResultPoint> points)
    {
        StepTimeModel? model = ModelOf(points);
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

    /// <summary>The step-time model of some points; null where they do not tell.</summary>
    public static StepTimeModel? ModelOf(IReadOnlyList<ResultPoint> points)
    {
        var timed = from point in points
                    from cost in point.Costs
                    let seconds = SecondsOf(cost, point)
                    where seconds > 0
                    select (Block: cost.Seed, Batch: (double)point.Plan.Training.BatchSize.Count, Seconds: seconds);
        return StepTimeModel.Fit(timed.GroupBy(one => one.Block).Select(block => (IReadOnlyList<(double, double)>)[.. block.Select(one => (one.Batch, one.Seconds))]));
    }

    /// <summary>The mean seconds of a step over the cost trials of a point; not a number where none was timed.</summary>
    public static double SecondsOf(ResultPoint point) =>
        Moments.Of([.. point.Costs.Select(cost => SecondsOf(cost, point)).Where(double.IsFinite)]).Mean;

    private static double SecondsOf(TrialResult cost, ResultPoint point) =>
        cost.Costs.TryGetValue(nameof(StepTime), out double seconds) ? seconds
        : cost.Costs.TryGetValue(nameof(TokensPerSecond), out double rate) ? point.Plan.TokensPerStep / rate
        : double.NaN;

    private static string Text(Moments moments, double scale) => string.Create(
        CultureInfo.InvariantCulture, $"{Number.WithError(moments.Mean * scale, moments.Interval.HalfWidth * scale)}");
}
