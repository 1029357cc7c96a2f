using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Step time or throughput as a function of the batch size, from the linear model of step time.</summary>
internal static class CostModel
{
    /// <summary>
    /// Step time (in seconds) or throughput (in tokens per second) as a function of the batch size. Null for other costs, for axes other
    /// than the batch size, and if step time is not linear in the batch size.
    /// </summary>
    /// <param name="metric">The metric's key.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="points">The configurations along the axis.</param>
    public static Func<double, double>? Of(string metric, string axis, IReadOnlyList<ResultPoint> points)
    {
        bool isBatch = points.All(
            point => point.Levels.First(level => level.Axis == axis).Level == LevelText.Of(point.Plan.Training.BatchSize.Count));
        if (!isBatch || points.Select(point => point.Plan.TokensPerStep / point.Plan.Training.BatchSize.Count).Distinct().Count() > 1
            || StepTimes.ModelOf(points) is not { IsPossible: true } model)
        {
            return null;
        }

        long sequenceLength = points[0].Plan.TokensPerStep / points[0].Plan.Training.BatchSize.Count;
        double Seconds(double batch) => model.Overhead.Mean + (model.PerSequence.Mean * batch);
        return metric switch
        {
            nameof(StepTime) => Seconds,
            nameof(TokensPerSecond) => batch => batch * sequenceLength / Seconds(batch),
            _ => null,
        };
    }
}
