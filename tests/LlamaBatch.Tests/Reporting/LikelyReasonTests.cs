using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class LikelyReasonTests
{
    [Fact]
    public void Updates_and_the_gap_to_training_loss_say_why()
    {
        // 1,000,000 tokens in steps of 6,400 and 32,768.
        ResultTable table = LossPoints.Table((100, 1.24, 0.06, double.NaN), (512, 2.36, 0.01, double.NaN));

        Assert.Matches(
            "^On the same text batch size 100 made 156 and batch size 512 made 30 updates of the weights. Their validation loss is above their training loss by 0.0600 and 0.0100: "
            + "no sign that batch size 512, whose loss is the higher, generalizes worse than batch size 100; it has learnt less, in fewer updates.$",
            LikelyReason.Of(Claim(table, "100", "512"), table));
    }

    [Fact]
    public void A_larger_gap_of_the_larger_loss_is_worse_generalization()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, double.NaN), (512, 2.36, 0.06, double.NaN));

        Assert.EndsWith(": batch size 512, whose loss is the higher, also generalizes worse than batch size 100.", LikelyReason.Of(Claim(table, "100", "512"), table), StringComparison.Ordinal);
    }

    [Fact]
    public void More_updates_are_no_reason_for_a_higher_loss()
    {
        ResultTable table = LossPoints.Table((16, 1.3, 0.01, double.NaN), (100, 1.24, 0.01, double.NaN), (512, 1.25, 0.01, double.NaN));

        Assert.EndsWith(
            "by 0.0100, 0.0100 and 0.0100: no sign that batch size 16, whose loss is the highest, generalizes worse than batch size 100.",
            LikelyReason.Of(LossPoints.LossOf(table, "100").IsBelow(LossPoints.LossOf(table, "16", "512")).Decided(), table),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_other_metrics_or_of_numbers()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, 1000), (512, 2.36, 0.06, 1100));

        Assert.Null(LikelyReason.Of(LossPoints.LossOf(table, "100").IsBelow(2).Decided(), table));
        Assert.Null(LikelyReason.Of(
            table.Cost("TokensPerSecond", [new AxisLevels("BatchSize", ["100"])]).IsBelow(table.Cost("TokensPerSecond", [new AxisLevels("BatchSize", ["512"])])).Decided(), table));
        Assert.NotNull(LikelyReason.Of(Claim(table, "100", "512"), table));
    }

    /// <summary>As in the report of an unfinished sweep.</summary>
    [Fact]
    public void Nothing_is_said_of_an_arm_without_trials()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, double.NaN), (512, 2.36, 0.06, double.NaN));
        table = new ResultTable(table.Scale, table.Axes, table.Metrics, table.Seeds, [.. table.Points.Select(point => point with { Trials = [] })]);

        Assert.Null(LikelyReason.Of(Claim(table, "100", "512"), table));
    }

    private static Verdict Claim(ResultTable table, string left, string right) => LossPoints.LossOf(table, left).IsBelow(LossPoints.LossOf(table, right)).Decided();
}
