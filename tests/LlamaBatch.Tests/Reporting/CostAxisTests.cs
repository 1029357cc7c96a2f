using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class CostAxisTests
{
    [Fact]
    public void A_token_takes_its_share_of_a_step_and_of_its_time()
    {
        // Steps of 16 · 64 = 1024 and 32 · 64 = 2048 tokens that take 3 ms and 5 ms in the middle of three blocks; one of them was slow.
        var all = Of(CostPoints.Timed(16, 0.003, 0.002, 0.04), CostPoints.Timed(32, 0.005, 0.005));

        Assert.Equal(["steps", "time"], all.Select(axis => axis.Key));
        Assert.Equal([1 / 1024.0, 1 / 2048.0], all[0].PerToken);
        Assert.Equal([0.003 / 1024, 0.005 / 2048], all[1].PerToken);
        Assert.Equal("seconds of training on one thread", KnownLanguages.English.TitleOf(all[1]).ToString());
        Assert.Equal("Time: steps times the median step time of the cost trials.", KnownLanguages.English.NoteOf(all[1]).ToString());
    }

    // The slower of the two takes 3 ms / 1024 tokens: 119 s for 40.6 million tokens, 120 s for 41 million, 2 hours for 2.46 billion.
    [Theory]
    [InlineData(40_600_000, "seconds", 1)]
    [InlineData(41_000_000, "minutes", 60)]
    [InlineData(2_450_000_000, "minutes", 60)]
    [InlineData(2_460_000_000, "hours", 3600)]
    public void The_unit_of_time_suits_the_longest_run(long tokens, string unit, double seconds)
    {
        var points = new[] { CostPoints.Timed(16, 0.003), CostPoints.Timed(32, 0.005) }.Select(
            point => point with { Plan = CostPoints.Plan(point.Plan.Training.BatchSize.Count, tokens) });
        CostAxis time = Of([.. points]).Single(axis => axis.Key == "time");

        Assert.StartsWith(unit, KnownLanguages.English.TitleOf(time).ToString(), StringComparison.Ordinal);
        Assert.Equal(0.003 / 1024 / seconds, time.PerToken[0], 1e-18);
    }

    [Fact]
    public void Operations_are_shown_where_models_differ()
    {
        ResultPoint large = CostPoints.Timed(16) with { Levels = [new("Heads", "2")], Plan = CostPoints.Plan(16) with { Model = LlamaConfig
            .Micro } };
        CostAxis only = Assert.Single(Of(CostPoints.Timed(16) with { Levels = [new("Heads", "4")] }, large));

        Assert.Equal("FLOPs", only.Key);
        Assert.Equal(
            [LlamaConfig.Nano.FlopsPerToken(64), LlamaConfig.Micro.FlopsPerToken(64)],
            only.PerToken.Select(one => Math.Round(one)));
    }

    [Theory] // A step of twice the tokens takes twice the time and 4 or 6 % more; a difference of 5 % in the logarithm is one of 5.1 %.
    [InlineData(0.00624, false)]
    [InlineData(0.00636, true)]
    public void Times_of_a_token_that_differ_by_less_than_matters_are_left_out(double seconds, bool isShown) =>
        Assert.Equal(isShown, Of(CostPoints.Timed(16, 0.003), CostPoints.Timed(32, seconds)).Any(axis => axis.Key == "time"));

    [Fact]
    public void A_block_that_was_disturbed_counts_only_where_there_is_no_other()
    {
        ResultPoint point = CostPoints.Timed(16, 0.003, 0.009, 0.009);
        ResultPoint Disturbed(int quiet) => point with
        {
            Costs = [.. point.Costs.Select(
                (cost, i) => cost with { Costs = new Dictionary<string, double>(cost.Costs) {
                    [nameof(CpuShare)] = i < quiet ? 1 : 0.5 } })],
        };

        Assert.Equal(0.003, StepTimes.SecondsOf(Disturbed(1), CostGuard.Of([])));
        Assert.Equal(0.009, StepTimes.SecondsOf(Disturbed(0), CostGuard.Of([])));
    }

    [Fact]
    public void What_tells_no_more_than_tokens_is_left_out()
    {
        Assert.Empty(Of());
        Assert.Empty(Of(CostPoints.Timed(16, 0.002)));
        Assert.Equal(["steps"], Of(CostPoints.Timed(16), CostPoints.Timed(32)).Select(axis => axis.Key));
        Assert.Equal(["steps"], Of(CostPoints.Timed(16, 0.002), CostPoints.Timed(32)).Select(axis => axis.Key));
    }

    private static IReadOnlyList<CostAxis> Of(params ResultPoint[] points) =>
        CostAxes.Of([.. points.Select(point => new Curve("", point.Levels, 0, []))], new ResultTable(Scale.Full, [], [], [1], points));
}
