using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class LikelyReasonTests
{
    [Fact]
    public void Updates_and_the_gap_to_training_loss_say_why()
    {
        // 1,000,000 tokens in steps of 6,400 and 32,768.
        ResultTable table = LossPoints.Table((100, 1.24, 0.06, double.NaN), (512, 2.36, 0.01, double.NaN));

        Assert.Matches(
            "^On the same text, batch size 100 made 156 and batch size 512 made 30 weight updates. "
                + "Their validation loss exceeds their training loss by 0.0600 and 0.0100. "
            + "There is no sign that batch size 512, with the higher loss, generalizes worse than batch size 100; "
            + "it has learned less, in fewer updates.$",
            Said(Claim(table, "100", "512"), table));
    }

    [Fact]
    public void A_larger_gap_of_the_larger_loss_is_worse_generalization()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, double.NaN), (512, 2.36, 0.06, double.NaN));

        Assert.EndsWith(
            " Batch size 512, with the higher loss, also generalizes worse than batch size 100.",
            Said(Claim(table, "100", "512"), table),
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_updates_are_no_reason_for_a_higher_loss()
    {
        ResultTable table = LossPoints.Table((16, 1.3, 0.01, double.NaN), (100, 1.24, 0.01, double.NaN), (512, 1.25, 0.01, double.NaN));

        Assert.EndsWith(
            "by 0.0100, 0.0100 and 0.0100. There is no sign that batch size 16, with the highest loss, "
                + "generalizes worse than batch size 100.",
            Said(LossPoints.LossOf(table, "100").IsBelow(LossPoints.LossOf(table, "16", "512")).Decided(), table),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_other_metrics_or_of_numbers()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, 1000), (512, 2.36, 0.06, 1100));

        Assert.Empty(LikelyReason.Of(LossPoints.LossOf(table, "100").IsBelow(2).Decided(), table));
        Assert.Empty(LikelyReason.Of(
            table.Cost("TokensPerSecond", [new AxisLevels("BatchSize", ["100"])])
                .IsBelow(table.Cost("TokensPerSecond", [new AxisLevels("BatchSize", ["512"])]))
                .Decided(), table));
        Assert.NotEmpty(LikelyReason.Of(Claim(table, "100", "512"), table));
    }

    /// <summary>As in the report of an unfinished sweep.</summary>
    [Fact]
    public void Nothing_is_said_of_an_arm_without_trials()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, double.NaN), (512, 2.36, 0.06, double.NaN));
        table = new ResultTable(
            table.Scale,
            table.Axes,
            table.Metrics,
            table.Seeds,
            [.. table.Points.Select(point => point with { Trials = [] })]);

        Assert.Empty(LikelyReason.Of(Claim(table, "100", "512"), table));
    }

    private static string Said(Verdict verdict, ResultTable table)
        => Language.English.Paragraph(LikelyReason.Of(verdict, table).Select(fact => fact.In(Language.English))).ToString();

    private static Verdict Claim(ResultTable table, string left, string right)
        => LossPoints.LossOf(table, left).IsBelow(LossPoints.LossOf(table, right)).Decided();
}
