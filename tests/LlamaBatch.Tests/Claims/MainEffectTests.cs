using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Tests;

public class MainEffectTests
{
    private static readonly double[] _seeds = [1.98, 2.01, 2.00, 2.03, 1.97];

    [Fact]
    public void It_is_the_effect_that_the_verdict_hangs_on()
    {
        Samples loss = At("100", 0);

        Assert.Equal(
            "Validation loss is 0.4108 nats/token lower at batch size 100 than at batch size 512",
            Of(loss.IsBelow(At("512", 0.41))));
        Assert.Equal(
            "Validation loss is 0.0608 nats/token lower at batch size 100 than at batch size 256 (1 of 2)",
            Of(loss.IsBelow(Arms.Losses([.. At("512", 0.41).Arms, .. At("256", 0.06).Arms]))));
        Assert.Equal(
            "Validation loss is 0.2992 nats/token higher at batch size 100 than at batch size 16 (1 of 3)",
            Of(loss.IsBestOf(Arms.Losses([.. At("512", 0.41).Arms, .. At("16", -0.3).Arms, .. At("32", -0.1).Arms]))));
        Assert.Equal(
            "Throughput is 50.00 % lower at batch size 100 than at batch size 16 (1 of 2)",
            Of(loss.IsBelow(At("512", 0.41)) & Throughput("100", 0.5).IsAbove(Throughput("16", 1))));
        Assert.Equal(
            "Validation loss is 0.2008 nats/token lower at batch size 100 than at batch size 256 (1 of 2)",
            Of(Arms.Losses([.. loss.Arms, .. At("64", 0.1).Arms]).IsBelow(At("256", 0.2))));
        Assert.Equal("Validation loss at batch size 100 is 2.00 nats/token, above 1.5", Of(loss.IsAbove(1.5)));
    }

    [Fact]
    public void Of_arithmetic_it_is_what_fails_and_without_an_effect_it_is_empty()
    {
        Quantities published = new("tokens per step", [new Quantity("A", 100, "a book"), new Quantity("B", 2000, "another")]);

        Assert.Equal("2,000 tokens per step for B, above 300 (1 of 2)", Of(published.IsBelow(300)));
        Assert.Equal("", Of(Verdict.IllPosed("It has no level 128.")));
        Assert.Equal("", Of(At("100", 0).IsBelow(Arms.Losses(Arms.Of("512", double.NaN, double.NaN)))));
    }

    /// <summary>The closest number decides a claim that holds, and any number that fails decides one that does not.</summary>
    [Theory]
    [InlineData(1_600, "1,250 steps for B, below 1,600 (1 of 3)")]
    [InlineData(1_000, "1,250 steps for B, above 1,000 (1 of 3)")]
    public void The_number_that_decides_is_shown_with_its_owner(double limit, string expected) => Assert.Equal(expected, Of(
        new Quantities("steps", [new("A", 475, "table 1"), new("B", 1_250, "table 1"), new("C", 475, "table 1")]).IsBelow(limit)));

    private static string Of(Verdict verdict) => VerdictEvidence.Main(verdict.Decided())?.In(KnownLanguages.English).ToString() ?? "";

    private static Samples At(string level, double effect)
        => Arms.Losses(Arms.Of(level, [.. _seeds.Select((seed, i) => seed + effect + (effect == 0 ? 0 : 0.001 * (i % 3)))]));

    private static Samples Throughput(string level, double factor)
        => Arms.Throughputs(Arms.Of(level, [.. _seeds.Select((seed, i) => factor * seed * (1 + (0.001 * (i % 3))))]));
}
