using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Tests;

public class MarginTests
{
    [Fact]
    public void Margins_are_as_the_author_wrote_them()
    {
        Assert.Equal("5 %", MarginsOf(Throughput("100", 1).IsBelow(Throughput("16", 2), margin: 0.05)));
        Assert.Equal(
            "0.01 nats/token",
            MarginsOf(Arms.Losses(Arms.Of("100", 1, 2)).IsBelow(Arms.Losses(Arms.Of("16", 1, 2)), margin: 0.01)));
        Assert.Equal("0.5 percentage points", MarginsOf(Accuracy("100", 0.65).IsBelow(Accuracy("16", 0.67), margin: 0.005)));
        Assert.Equal("", MarginsOf(Arms.Losses(Arms.Of("100", 1, 2)).IsBelow(2)));
    }

    [Fact]
    public void Margins_of_several_metrics_name_them()
    {
        Samples losses = Arms.Losses(Arms.Of("100", 1, 1.1, 1.05), Arms.Of("16", 2, 2.1, 2.2));
        Verdict verdict = losses.IsBelow(3, margin: 0.01) & Throughput("100", 1).IsAbove(Throughput("16", 2), margin: 0.05);

        Assert.Equal("0.01 nats/token for validation loss and 5 % for throughput", MarginsOf(verdict));
    }

    [Fact]
    public void A_value_that_is_claimed_to_equal_a_number_lies_on_no_side_of_it()
    {
        Samples loss = Arms.Losses(Arms.Of("100", 1, 1.01, 0.98, 1.02));

        Assert.Contains("below 1.5.", loss.IsBelow(1.5).Decided().Sentence, StringComparison.Ordinal);
        Assert.DoesNotMatch("below|above", loss.IsEquivalentTo(1, 0.5).Decided().Sentence);
    }

    [Fact]
    public void Shares_are_written_as_percentages()
    {
        Verdict verdict = Accuracy("100", 0.65).IsBelow(Accuracy("16", 0.67), margin: 0.005).Decided();

        Assert.StartsWith(
            "Accuracy is 2.002 percentage points lower at batch size 100 than at batch size 16 (95 % CI ",
            verdict.Sentence,
            StringComparison.Ordinal);
        Assert.Contains("The claim would be supported for every margin below 1.", verdict.Hint, StringComparison.Ordinal);
        Assert.EndsWith(", above 60 %.", Accuracy("100", 0.65).IsAbove(0.6).Decided().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_best_arm_that_no_margin_could_leave_best_is_explained()
    {
        Samples small = Arms.Losses(Arms.Of("16", 1, 1.01, 0.99, 1.02, 0.98));
        Samples large = Arms.Losses(Arms.Of("100", 2, 2.01, 1.98, 2.02, 2));

        Assert.Matches(
            @"refuted for every margin above ([\d.]+ nats/token)\. "
                + @"A configuration that is among the best must also beat at least one other by more than the margin\. "
                + @"For margins above \1, batch size 16 does not\.",
            small.IsBestOf(large, margin: 0.1).Decided().Hint);
        Assert.DoesNotContain("must also beat", small.IsBelow(large, margin: 0.1).Decided().Hint, StringComparison.Ordinal);
    }

    private static string MarginsOf(Verdict verdict)
        => KnownLanguages.English.List(
            VerdictMargins.All(verdict).Select(one => KnownLanguages.English.Margin(one.Margin, one.Metric))).ToString();

    private static Samples Throughput(string level, double value) => Arms.Throughputs(Arms.Of(level, value, 1.01 * value, 1.02 * value));

    private static Samples Accuracy(string level, double value) => new()
    {
        Metric = MetricDefinition.Validation<Accuracy>(),
        Budget = Budget.EqualTokens,
        Arms = [Arms.Of(level, value, value + (level == "16" ? 0.0011 : 0.001), value - 0.001, value + 0.0005, value)],
    };
}
