using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class PlainAnswerTests
{
    [Fact]
    public void The_record_s_own_level_stands_against_the_best()
    {
        // The probabilities are e^-1.157 = 31.4 % and e^-1.241 = 28.9 %.
        string? answer = Of(LossPoints.Table((16, 1.157), (32, 1.172), (64, 1.205), (100, 1.241), (256, 1.752), (512, 2.36), (1024, 2.9)));

        Assert.StartsWith("**Batch size 100 ends with a validation loss 0.0840", answer, StringComparison.Ordinal);
        Assert.Matches(@" nats/token higher than batch size 16 \(95 % CI 0\.08\S* to 0\.08\S*, 5 seeds\), the best, at 1\.157", answer);
        Assert.Contains(".** 32 and 64 lie between the two on average; 256 and more end on average 0.59 nats/token or more above the best. A smaller loss", answer, StringComparison.Ordinal);
        Assert.EndsWith("with 1.157 nats per token a model gives the token that comes next a probability of 31 % in the geometric mean, and with 1.241 one of 29 %.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_seeds_cannot_tell_apart_is_not_told_apart() =>
        Assert.Matches(
            @"^\*\*Batch size 100 ends with a validation loss of 2\.000\S* ± \S+ nats/token, which the seeds cannot tell from that of batch size 16, the best \(2\.000\S* ± \S+ nats/token\)\.\*\*",
            Of(LossPoints.Table((16, 2), (100, 2.00001))));

    [Fact]
    public void What_is_as_good_as_the_best_is_said_to_be() =>
        Assert.Contains(".** The seeds cannot tell 32 and 64 from the best. 32 and 64 lie", Of(LossPoints.Table((16, 2), (32, 2.0001), (64, 2.0001), (100, 2.1))), StringComparison.Ordinal);

    [Fact]
    public void Levels_that_are_no_tail_of_numbers_are_listed() =>
        Assert.Contains(
            ".** 64 lies between the two on average; 16 and 256 end on average 0.20 nats/token or more above the best.",
            Of(LossPoints.Table((16, 2.3), (32, 2), (64, 2.05), (100, 2.1), (256, 2.2002))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1300, "In tokens per second it is 30")]
    [InlineData(1000.01, "In tokens per second the two cannot be told apart.")]
    public void Speed_is_said_beside_loss(double speed, string expected) =>
        Assert.Contains(expected, Of(LossPoints.Table((16, 2, 0, 1000), (100, 2.1, 0, speed))), StringComparison.Ordinal);

    [Fact]
    public void A_cost_is_judged_where_nothing_is_learnt() =>
        Assert.Matches(
            @"^\*\*Batch size 100 has a throughput 20\.\d* % lower than batch size 16 \([^)]*5 blocks\), the best, at 12\.5\d* ± \S+ k tokens/s\.\*\* 512 is on average 28 % below the best\.$",
            PlainAnswer.Of(LossPoints.Table((16, 2, 0, 12_500), (100, 2.1, 0, 10_000), (512, 2.1, 0, 9_000)), MetricDefinition.Cost<TokensPerSecond>()));

    [Fact]
    public void Where_the_record_s_own_level_is_the_best_or_unknown_there_is_no_distance()
    {
        Assert.Null(Of(LossPoints.Table((16, 2.1), (100, 2))));
        Assert.Null(Of(LossPoints.Table((16, 2.1), (32, 2))));
        Assert.Null(Of(LossPoints.Table((100, 2))));
    }

    private static string? Of(ResultTable table) => PlainAnswer.Of(table, LossPoints.Loss);
}
