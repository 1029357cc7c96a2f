using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Tests.Reporting;

public class LikelyReasonTests
{
    [Fact]
    public void Updates_and_the_gap_to_training_loss_say_why()
    {
        // 1,000,000 tokens in steps of 6,400 and 32,768.
        ResultTable table = LossPoints.Table((100, 1.24, 0.06, double.NaN), (512, 2.36, 0.01, double.NaN));

        Assert.Matches(
            "^Weight updates on the same text: 156 at batch size 100 and 30 at batch size 512. "
            + "In the same order, the gap between validation and training loss is 0.0600 and 0.0100 nats/token. "
            + "Batch size 512 has the higher validation loss, but a smaller gap than batch size 100. "
            + "It trained less: it made fewer updates and has a higher training loss than batch size 100.$",
            Said(Claim(table, "100", "512"), table));
    }

    [Fact]
    public void A_larger_gap_of_the_larger_loss_is_worse_generalization()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.01, double.NaN), (512, 2.36, 0.06, double.NaN));

        Assert.EndsWith(
            " Batch size 512 has the higher validation loss and generalizes worse: its gap is larger than that of batch size 100.",
            Said(Claim(table, "100", "512"), table),
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_updates_are_no_reason_for_a_higher_loss()
    {
        ResultTable table = LossPoints.Table((16, 1.3, 0.01, double.NaN), (100, 1.24, 0.01, double.NaN), (512, 1.25, 0.01, double.NaN));

        Assert.EndsWith(
            "is 0.0100, 0.0100 and 0.0100 nats/token. Batch size 16 has the highest validation loss of these, "
                + "but its gap is not significantly larger than that of batch size 100.",
            Said(LossPoints.LossOf(table, "100").IsBelow(LossPoints.LossOf(table, "16", "512")).Decided(), table),
            StringComparison.Ordinal);
    }

    /// <summary>Claims on the same arms have the same reason, which is said once.</summary>
    [Fact]
    public void A_reason_that_an_earlier_claim_has_is_a_reference_to_it()
    {
        ResultTable table = LossPoints.Table((100, 1.24, 0.06, double.NaN), (512, 2.36, 0.01, double.NaN));
        Verdict verdict = Claim(table, "100", "512");
        Verdict other = LossPoints.LossOf(table, "100").IsBelow(2).Decided();
        Claim[] claims = [new("first", "C1", null!), new("other", "C2", null!), new("again", "C3", null!)];

        Prose[] reasons = [.. VerdictsSection.Reasons(KnownLanguages.English, table, claims, [verdict, other, verdict])];

        Assert.StartsWith("Weight updates on the same text", reasons[0].ToString(), StringComparison.Ordinal);
        Assert.True(reasons[1].IsEmpty);
        Assert.Equal("Weight updates, and the gap between validation and training loss: see C1.", reasons[2].ToString());
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
        => KnownLanguages.English.Paragraph(LikelyReason.Of(verdict, table).Select(fact => fact.In(KnownLanguages.English))).ToString();

    private static Verdict Claim(ResultTable table, string left, string right)
        => LossPoints.LossOf(table, left).IsBelow(LossPoints.LossOf(table, right)).Decided();
}
