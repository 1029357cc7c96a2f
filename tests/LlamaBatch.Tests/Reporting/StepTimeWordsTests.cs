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

    /// <summary>t₀ of -w, 0 and w ms has half an interval of 2.48 w ms; a step of 16 takes 1.6 ms.</summary>
    [Theory]
    [InlineData(0.03, "cannot be told from zero; at a batch of 16 it is at most 4.7 % of a step, so throughput does not depend on the batch here.")]
    [InlineData(0.3, "cannot be told from zero; at a batch of 16 it is at most 47 % of a step.")]
    public void What_cannot_be_told_from_zero_is_only_said_not_to_matter_where_its_bound_does_not(double overhead, string expected)
    {
        (double, double)[] blocks = [(-overhead, 0.1), (0, 0.1), (overhead, 0.1)];

        Assert.EndsWith(expected, StepTimeWords.Of([CostPoints.Line(16, blocks), CostPoints.Line(64, blocks)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_begins_below_zero_is_none()
    {
        (double, double)[] blocks = [(-0.5, 0.1), (-0.6, 0.1), (-0.7, 0.1)];

        Assert.Equal("Step time is no line in the batch: the one that fits best begins below zero, since a sequence takes longer the larger its batch.", StepTimeWords.Of([CostPoints.Line(16, blocks), CostPoints.Line(64, blocks)]));
    }

    [Fact]
    public void Nothing_is_said_without_two_batches_and_two_blocks()
    {
        Assert.Null(StepTimeWords.Of([]));
        Assert.Null(StepTimeWords.Of([CostPoints.Line(16, _blocks)]));
        Assert.Null(StepTimeWords.Of([CostPoints.Line(16, _blocks[0]), CostPoints.Line(32, _blocks[0])]));
        Assert.Null(StepTimeWords.Of([CostPoints.Timed(16), CostPoints.Timed(32)]));
    }
}
