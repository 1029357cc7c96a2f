using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class StepTimeWordsTests
{
    /// <summary>
    /// t₀ about 1 ms and s about 0.1 ms, so that throughput reaches 95 % of its limit at 19 t₀ / s, which is 186.2, 190 and 193.8. Half of the intervals is t(0.975, 2) / √3 = 2.48 standard deviations: of
    /// 0.01, 0.001 and 3.8.
    /// </summary>
    private static readonly (double, double)[] _blocks = [(0.99, 0.101), (1.00, 0.1), (1.01, 0.099)];

    [Theory]
    [InlineData(16, 1024, "Throughput reaches 95 % of its limit at a batch of 190 ± 9.")]
    [InlineData(256, 1024, "Throughput reaches 95 % of its limit at a batch of 190 ± 9, below the smallest measured.")]
    [InlineData(16, 64, "Throughput still grows at the largest batch measured.")]
    public void Where_throughput_saturates_is_said_within_what_was_measured(int smallest, int largest, string expected) =>
        Assert.Equal(
            $"Step time as a line in the batch: 1.000 ± 0.025 ms whatever the batch and 0.1000 ± 0.0025 ms for each sequence. {expected}",
            StepTimeWords.Of([CostPoints.Line(smallest, _blocks), CostPoints.Line(largest, _blocks)]));

    [Fact]
    public void An_overhead_that_may_be_nothing_is_said_to_be_so() =>
        Assert.EndsWith(
            "what is spent whatever the batch cannot be told from zero, so throughput does not depend on the batch here.",
            StepTimeWords.Of([CostPoints.Line(16, (-1, 0.1), (1, 0.11), (0.5, 0.09)), CostPoints.Line(64, (-1, 0.1), (1, 0.11), (0.5, 0.09))]),
            StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_said_without_two_batches_and_two_blocks()
    {
        Assert.Null(StepTimeWords.Of([]));
        Assert.Null(StepTimeWords.Of([CostPoints.Line(16, _blocks)]));
        Assert.Null(StepTimeWords.Of([CostPoints.Line(16, _blocks[0]), CostPoints.Line(32, _blocks[0])]));
        Assert.Null(StepTimeWords.Of([CostPoints.Timed(16), CostPoints.Timed(32)]));
    }
}
