using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class StepTimeTests
{
    /// <summary>
    /// t₀ about 1 ms and s about 0.1 ms, so that throughput reaches 95 % of its limit at 19 t₀ / s, which is 186.2, 190
    /// and 193.8. Half of the intervals is t(0.975, 2) / √3 = 2.48 standard deviations: of 0.01, 0.001 and 3.8.
    /// </summary>
    private static readonly (double, double)[] _blocks = [(0.99, 0.101), (1.00, 0.1), (1.01, 0.099)];

    [Theory]
    [InlineData(16, 1024, "Throughput reaches 95 % of its limit at a batch size of 190 ± 9.")]
    [InlineData(256, 1024, "Throughput reaches 95 % of its limit at a batch size of 190 ± 9, below the smallest measured.")]
    [InlineData(16, 64, "Throughput still grows at the largest batch size measured.")]
    public void Where_throughput_saturates_is_said_within_what_was_measured(int smallest, int largest, string expected) =>
        Assert.Equal(
            $"Step time ≈ 1.000 ± 0.025 ms + (0.1000 ± 0.0025 ms) × batch size. {expected}",
            Said(CostPoints.Line(smallest, _blocks), CostPoints.Line(largest, _blocks)));

    /// <summary>t₀ of -w, 0 and w ms has half an interval of 2.48 w ms; a step of 16 takes 1.6 ms.</summary>
    [Theory]
    [InlineData(0.03, "The fixed part is not distinguishable from zero. "
        + "At batch size 16, it is at most 4.7 % of a step, so throughput does not depend on the batch size here.")]
    [InlineData(0.3, "The fixed part is not distinguishable from zero. At batch size 16, it is at most 47 % of a step.")]
    public void What_cannot_be_told_from_zero_is_only_said_not_to_matter_where_its_bound_does_not(double overhead, string expected)
    {
        (double, double)[] blocks = [(-overhead, 0.1), (0, 0.1), (overhead, 0.1)];

        Assert.EndsWith(expected, Said(CostPoints.Line(16, blocks), CostPoints.Line(64, blocks)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_begins_below_zero_is_none()
    {
        (double, double)[] blocks = [(-0.5, 0.1), (-0.6, 0.1), (-0.7, 0.1)];

        Assert.Equal("Step time is not linear in the batch size: the time per sequence grows with the batch size, "
            + "so that the best-fitting line starts below zero.", Said(CostPoints.Line(16, blocks), CostPoints.Line(64, blocks)));
    }

    [Fact]
    public void Nothing_is_said_without_two_batches_and_two_blocks()
    {
        Assert.Empty(StepTimeAnalysis.Of([]));
        Assert.Empty(StepTimeAnalysis.Of([CostPoints.Line(16, _blocks)]));
        Assert.Empty(StepTimeAnalysis.Of([CostPoints.Line(16, _blocks[0]), CostPoints.Line(32, _blocks[0])]));
        Assert.Empty(StepTimeAnalysis.Of([CostPoints.Timed(16), CostPoints.Timed(32)]));
    }

    private static string Said(params ResultPoint[] points) => KnownLanguages.English.Paragraph(StepTimeAnalysis.Of(points)).ToString();
}
