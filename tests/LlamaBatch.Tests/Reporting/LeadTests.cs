using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class LeadTests
{
    [Fact]
    public void The_best_level_stands_first_and_the_record_s_own_beside_it()
    {
        // The probability is e^-1.157 = 31.4 %.
        string answer = Of(LossPoints.Table((16, 1.157), (32, 1.172), (64, 1.205), (100, 1.241), (256, 1.752), (512, 2.36), (1024, 2.9)));

        Assert.Matches(@"^\*\*After \S+ \S+ tokens, batch size 16 is best: 1\.157\S* ± \S+ nats/token\.\*\* ", answer);
        Assert.Matches(@"Batch size 100 is 0\.084\S* worse \(95 % CI 0\.08\S* to 0\.08\S*, 5 seeds\)\. "
            + @"Batch size 32 is 0\.015\S* worse \(95 % CI .*\)\. Batch size 64 is 0\.048\S* worse \(95 % CI .*\)\. ", answer);
        Assert.Contains(
            "The means of batch size 256 and above are 0.60 to 1.7 nats/token worse. For scale: at 1.157",
            answer,
            StringComparison.Ordinal);
        Assert.Matches(
            @"nats/token, the model gives the correct next token a probability of 31 % on \(geometric\) average\.$",
            answer);
    }

    [Fact]
    public void A_Chinese_report_begins_with_the_same_numbers()
    {
        ResultTable table = LossPoints.Table((16, 1.157), (32, 1.172), (64, 1.205), (100, 1.241), (256, 1.752), (512, 2.36), (1024, 2.9));
        string answer = Of(table, KnownLanguages.Chinese);

        Assert.Matches(@"^\*\*训练 .*个词元后，批大小 16 最优\*\*：1\.157\S* ± \S+ nat/词元。批大小 100 比最优者差 0\.084\S* nat/词元（", answer);
        Assert.Contains("批大小 256 及以上的均值都比最优者差 0.60 至 1.7 nat/词元。", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_seeds_do_not_separate_is_not_ranked() =>
        Assert.Matches(
            @"Batch size 100 has 2\.000\S* ± \S+ nats/token; the difference is within the noise of the seeds\.",
            Of(LossPoints.Table((16, 2), (100, 2.00001))));

    [Fact]
    public void Levels_as_good_as_the_best_are_named_once()
    {
        string answer = Of(LossPoints.Table((16, 2), (32, 2.0001), (64, 2.0001), (100, 2.1)));

        Assert.Contains("Batch sizes 32 and 64 cannot be distinguished from the best with these seeds.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("between", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_that_are_no_tail_of_numbers_are_listed() =>
        Assert.Matches(
            @"Batch size 64 is 0\.05\S* worse \(95 % CI .*, 5 seeds\)\. "
                + @"The means of batch sizes 16 and 256 are 0\.30 and 0\.20 nats/token worse\.",
            Of(LossPoints.Table((16, 2.3), (32, 2), (64, 2.05), (100, 2.1), (256, 2.2002))));

    [Theory]
    [InlineData(1300, "% more tokens per second than batch size 16 (95 % CI ")]
    [InlineData(1000.01, "The throughputs of batch sizes 16 and 100 do not differ measurably.")]
    public void Speed_is_said_beside_loss(double speed, string expected) =>
        Assert.Contains(expected, Of(LossPoints.Table((16, 2, 0, 1000), (100, 2.1, 0, speed))), StringComparison.Ordinal);

    [Fact]
    public void A_cost_is_judged_where_nothing_is_learned()
    {
        ResultTable table = LossPoints.Table((16, 2, 0, 12_500), (100, 2.1, 0, 10_000), (512, 2.1, 0, 9_000));

        Assert.Matches(
            @"^\*\*Batch size 16 is best in throughput: 12\.5\d* ± \S+ k tokens/s\.\*\* "
            + @"Batch size 100 is 20\.\d* % worse \(95 % CI \S+ % to \S+ %, 5 cost blocks\)\. "
            + @"The mean of batch size 512 is 28 % worse\.$",
            KnownLanguages.English.Paragraph(LeadAnalysis.Of(table, MetricDefinition.Cost<TokensPerSecond>())).Markdown);
    }

    [Fact]
    public void Where_the_record_s_own_level_is_the_best_the_second_stands_beside_it()
    {
        Assert.Contains("batch size 100 is best", Of(LossPoints.Table((16, 2.1), (100, 2))), StringComparison.Ordinal);
        Assert.Contains("Batch size 16 is 0.1", Of(LossPoints.Table((16, 2.1), (100, 2))), StringComparison.Ordinal);
        Assert.Equal("", Of(LossPoints.Table((100, 2))));
    }

    [Fact]
    public void A_study_tuned_for_a_target_begins_with_what_reaches_it_soonest()
    {
        ResultTable table = LossPoints.ReachingTwo((16, 400), (32, 250), (64, 190), (100, 189.999));
        string answer = KnownLanguages.English.Paragraph(LeadAnalysis.ToTarget(table, table.Targets[0])).Markdown;

        Assert.Matches(
            @"^\*\*To reach a validation loss of 2, batch size 100 takes the fewest steps \(190\.0 ± \S+; batch size 64 cannot "
                + @"be distinguished from it with these seeds\); batch size 16 takes the fewest tokens \(\S+ ± \S+ k tokens\)\.\*\*$",
            answer);
        Assert.Contains(
            "批大小 16 所需的词元最少",
            KnownLanguages.Chinese.Paragraph(LeadAnalysis.ToTarget(table, table.Targets[0])).Markdown,
            StringComparison.Ordinal);
        Assert.Empty(LeadAnalysis.ToTarget(table, null));
    }

    [Fact]
    public void Where_a_run_misses_the_target_no_batch_size_is_said_to_be_first()
    {
        ResultTable table = LossPoints.ReachingTwo((16, 400), (32, 250));
        ResultPoint last = table.Points[^1];
        TrialResult missed = last.Trials[0] with
        {
            Learning = new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1000, 3), new(2000, 2.5)] },
        };
        ResultPoint[] points = [.. table.Points.SkipLast(1), last with { Trials = [missed, .. last.Trials.Skip(1)] }];

        Assert.Empty(LeadAnalysis.ToTarget(
            new(table.Scale, table.Axes, table.Metrics, table.Seeds, points) { Targets = table.Targets }, table.Targets[0]));
    }

    private static string Of(ResultTable table, Language? language = null)
        => (language ?? KnownLanguages.English).Paragraph(LeadAnalysis.Of(table, LossPoints.Loss)).Markdown;
}
