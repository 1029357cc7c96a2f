using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Describes step time: the overhead per step, the time per sequence, and the batch size at which throughput saturates.</summary>
internal static class StepTimeAnalysis
{
    /// <summary>
    /// The overhead is negligible if it is below this share of the smallest step time. The share equals the margin of
    /// <see cref="StepTime"/>.
    /// </summary>
    private const double Negligible = 0.05;

    /// <summary>Facts about step time; empty if the configurations do not determine the linear model of step time.</summary>
    /// <param name="points">Configurations with different batch sizes.</param>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<ResultPoint> points) => StepTimes.ModelOf(points) switch
    {
        null => [],
        { IsPossible: false } => [new CurvedStepTime()],
        { } model => [new StepTimeLine(model.Overhead, model.PerSequence), EndOf(model, points)],
    };

    private static Fact EndOf(StepTimeModel model, IReadOnlyList<ResultPoint> points)
    {
        int smallest = points.Min(point => point.Plan.Training.BatchSize.Count);
        int largest = points.Max(point => point.Plan.Training.BatchSize.Count);
        if (model.Overhead.Interval.Low > 0)
        {
            return model.Saturation.Mean > largest ? new GrowingThroughput()
                : new SaturatedThroughput(model.Saturation, model.Saturation.Interval.High < smallest);
        }

        double share = model.Overhead.Interval.High / (model.Overhead.Mean + (model.PerSequence.Mean * smallest));
        return new OverheadNearZero(smallest, double.IsFinite(share) && share > 0 ? share : null, share < Negligible);
    }
}
