using LlamaBatch.Statistics;

namespace LlamaBatch.Tests.Statistics;

public class StepTimeModelTests
{
    [Fact]
    public void It_finds_the_line_that_made_the_times()
    {
        StepTimeModel model = StepTimeModel.Fit([Block(0.002, 0.0005), Block(0.004, 0.0005)])!;

        Assert.Equal(0.003, model.Overhead.Mean, 1e-12);
        Assert.Equal(0.0005, model.PerSequence.Mean, 1e-12);
        Assert.Equal((76 + 152) / 2.0, model.Saturation.Mean, 1e-6);                     // 19 t₀ / s
        Assert.Equal(2, model.Saturation.Count);
    }

    [Fact]
    public void At_the_saturation_batch_throughput_is_95_percent_of_its_limit()
    {
        StepTimeModel model = StepTimeModel.Fit([Block(0.01, 0.002), Block(0.01, 0.002)])!;
        double batch = model.Saturation.Mean;

        Assert.Equal(0.95 / model.PerSequence.Mean, batch / (model.Overhead.Mean + (model.PerSequence.Mean * batch)), 1e-6);
    }

    /// <summary>Errors of a few percent at every batch: small batches must not be drowned by the seconds of large ones.</summary>
    [Fact]
    public void Errors_count_relative_to_the_time()
    {
        static IReadOnlyList<(double, double)> Disturbed(double factor)
            => [.. Block(0.01, 0.001).Select(point => point.Item1 > 500 ? (point.Item1, point.Item2 * factor) : point)];

        StepTimeModel model = StepTimeModel.Fit([Disturbed(1.02), Disturbed(0.98), Disturbed(1.01), Disturbed(0.99)])!;

        Assert.Equal(0.01, model.Overhead.Mean, 0.0005);
        Assert.True(model.Overhead.Interval.Contains(0.01));
    }

    [Fact]
    public void One_batch_or_one_block_tells_nothing()
    {
        Assert.Null(StepTimeModel.Fit([Block(0.01, 0.001)]));
        Assert.Null(StepTimeModel.Fit([[(16, 0.1)], [(16, 0.1)]]));
        Assert.Null(StepTimeModel.Fit([[(16, 0.1), (32, double.NaN)], [(16, 0.1), (32, double.NaN)]]));
    }

    private static IReadOnlyList<(double, double)> Block(double overhead, double perSequence) =>
        [.. new[] { 16.0, 100, 1024 }.Select(batch => (batch, overhead + (perSequence * batch)))];
}
