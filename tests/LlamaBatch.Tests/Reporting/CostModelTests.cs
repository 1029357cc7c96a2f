using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Tests.Reporting;

public class CostModelTests
{
    /// <summary>t₀ is 1 ms in one block and 3 ms in the other, s 0.1 ms: on average 2 ms and 0.1 ms for each sequence.</summary>
    private static readonly ResultPoint[] _points = [CostPoints.Line(16, (1, 0.1), (3, 0.1)), CostPoints.Line(32, (1, 0.1), (3, 0.1))];

    [Fact]
    public void A_step_of_a_hundred_takes_what_the_line_says()
    {
        Assert.Equal(0.012, CostModel.Of(nameof(StepTime), "BatchSize", _points)!(100), 1e-12);
        Assert.Equal(100 * 64 / 0.012, CostModel.Of(nameof(TokensPerSecond), "BatchSize", _points)!(100), 1e-6);
    }

    [Fact]
    public void Throughput_alone_gives_the_same_line()
    {
        ResultPoint[] points = [.. _points.Select(point => CostPoints.Of(
            point.Plan.Training.BatchSize.Count, nameof(TokensPerSecond), [.. point.Costs
                .Select(cost => point.Plan.TokensPerStep / cost.Costs[nameof(StepTime)])]))];

        Assert.Equal(0.012, CostModel.Of(nameof(StepTime), "BatchSize", points)!(100), 1e-12);
    }

    [Fact]
    public void Other_costs_do_not_follow_from_it() => Assert.Null(CostModel.Of(nameof(PeakMemory), "BatchSize", _points));

    [Fact]
    public void There_is_none_where_the_points_do_not_tell()
    {
        ResultPoint[] untimed = [CostPoints.Timed(16), CostPoints.Timed(32)];
        ResultPoint[] oneBlock = [CostPoints.Timed(16, 0.002), CostPoints.Timed(32, 0.003)];
        ResultPoint[] longer = [_points[0], _points[1] with { Plan = CostPoints.Plan(32, sequenceLength: 128) }];
        ResultPoint[] otherAxis = [.. _points.Select((point, i) => point with { Levels = [new("LearningRate", $"0.0{i}")] })];

        Assert.All(
            [[], [_points[0]], untimed, oneBlock, longer],
            points => Assert.Null(CostModel.Of(nameof(StepTime), "BatchSize", points)));
        Assert.Null(CostModel.Of(nameof(StepTime), "LearningRate", otherAxis));
    }
}
