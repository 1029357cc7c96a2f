namespace LlamaBatch.Generators.Tests;

/// <summary>A claim's text and its code say the same. Texts that are not understood completely are not judged.</summary>
public class ClaimTextTests
{
    private const string Text = "A batch of 100 generalizes better than one of 256";

    private const string Code =
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)";

    private const string Loss = "r.EqualTokens.ValidationLoss(batchSize: 256).IsABOVE(r.EqualTokens.ValidationLoss(batchSize: 16))";
    private const string Steps = "r.ToTarget(1.7).Steps(batchSize: 256).IsABOVE(r.ToTarget(1.7).Steps(batchSize: [16, 100]))";
    private const string Speed = "r.TokensPerSecond(batchSize: 256).IsABOVE(r.TokensPerSecond(batchSize: 16))";
    private const string Trend = "r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).IsINCREASING()";

    /// <summary>The code says "above" or "increasing". The text says so too, or the opposite.</summary>
    [Theory]
    [InlineData("A batch of 256 generalizes better than one of 16", Loss, true)]
    [InlineData("A batch of 256 generalizes worse than one of 16", Loss, false)]
    [InlineData("A batch of 16 generalizes better than one of 256", Loss, false)]
    [InlineData("A batch of 16 has a higher validation loss than one of 256", Loss, true)]
    [InlineData("A batch of 256 has a higher final loss than 16", Loss, false)]
    [InlineData("The loss is lower at 256 than at 16", Loss, true)]
    [InlineData("The loss of 16 is lower than that of 256", Loss, false)]
    [InlineData("A larger batch has a lower loss", Loss, true)]
    [InlineData("Larger batches have a lower perplexity", Loss, true)]
    [InlineData("A small batch has a lower loss than a large batch", Loss, false)]
    [InlineData("A small batch has a higher loss than a large batch", Loss, true)]
    [InlineData("A larger batch lowers the loss", Loss, true)]
    [InlineData("A larger batch raises the validation loss", Loss, false)]
    [InlineData("A batch of 256 learns faster than one of 16", Loss, true)]
    [InlineData("After the same text, the loss at 256 is below that at 16", Loss, true)]
    [InlineData("After the same text, the loss at 256 is above that at 16", Loss, false)]
    [InlineData("A batch of 256 needs fewer steps than one of 16", Steps, true)]
    [InlineData("A batch of 256 needs more steps than 16 or 100", Steps, false)]
    [InlineData("A batch of 256 reaches the target faster than one of 100", Steps, true)]
    [InlineData("A batch of 256 trains slower than one of 16, in tokens per second", Speed, true)]
    [InlineData("A batch of 16 is slower than one of 256", Speed, false)]
    [InlineData("The same text takes less time with a batch of 16 than with 256", Speed, true)]
    [InlineData("The same text takes less time with a batch of 256 than with 16", Speed, false)]
    [InlineData("The larger the batch, the lower the loss", Trend, true)]
    [InlineData("The larger the batch, the higher the loss, from 16 up to 256", Trend, false)]
    [InlineData("A larger batch has a lower loss, from 16 up to 256", Trend, true)]
    [InlineData("The smaller the batch, the lower the loss", Trend, false)]
    [InlineData("A batch of 256 ends above 1.7", "r.EqualTokens.ValidationLoss(batchSize: 256).IsABOVE(1.7)", false)]
    [InlineData("A batch of 256 ends below 1.7", "r.EqualTokens.ValidationLoss(batchSize: 256).IsABOVE(1.7)", true)]
    [InlineData("A batch of 16 needs less than 5,000 steps", "r.ToTarget(1.7).Steps(batchSize: 16).IsABOVE(5_000)", true)]
    public void A_text_that_says_the_opposite_is_reported(string text, string code, bool contradicts)
    {
        Assert.Equal(contradicts, IsReported(text, With(code, "Above", "Increasing")));
        Assert.Equal(!contradicts, IsReported(text, With(code, "Below", "Decreasing")));
    }

    /// <summary>What is not understood is not judged, whatever the code says.</summary>
    [Theory]
    [InlineData("A batch of 256 is not better than one of 16", Loss)]
    [InlineData("A batch of 256 hardly generalizes worse than one of 16", Loss)]
    [InlineData("A batch of 256 has a higher throughput than one of 16", Loss)]
    [InlineData("A batch of 256 learns more slowly than one of 16", Loss)]
    [InlineData("A batch of 256 costs 5 % more than one of 16", Loss)]
    [InlineData("From 16 to 256, the loss gets lower", Loss)]
    [InlineData("The loss is lower", Loss)]
    [InlineData("At 256, the noise is lower, and the loss is higher than at 16", Loss)]
    [InlineData("Large beats small", Loss)]
    [InlineData("A batch of 256 is faster than one of 16", Loss)]
    [InlineData("大批的损失更低", Loss)]
    [InlineData("A batch of 256 ends at least 0.1 above 1.7", "r.EqualTokens.ValidationLoss(batchSize: 256).IsABOVE(1.7)")]
    public void A_text_that_is_not_understood_is_not_judged(string text, string code)
    {
        Assert.False(IsReported(text, code.Replace("ABOVE", "Above", StringComparison.Ordinal)));
        Assert.False(IsReported(text, code.Replace("ABOVE", "Below", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_text_and_the_code_are_said() => Assert.Equal(
        ["The text says that EqualTokens.ValidationLoss is lower at BatchSize = 100 than at 256, but IsAbove asserts that it is higher. "
            + "Correct the text, or write IsBelow."],
        Compiled.Of(Sample.With(Code, Code.Replace("IsBelow", "IsAbove", StringComparison.Ordinal))).Sentences);

    /// <summary>The sample's batch sizes are 16, 100 and 256; the code compares 100 with 256.</summary>
    [Theory]
    [InlineData("A batch of 100 generalizes better than one of 16", true)]
    [InlineData("A batch of 16 generalizes better than one of 256", true)]
    [InlineData("A batch of 100 generalizes better than a large one, after 16 epochs")]
    [InlineData("A batch of 100 generalizes better than one of 256, and better than one of 16")]
    [InlineData("A batch of 100 generalizes better than one of 32")]
    public void A_level_that_the_code_does_not_compare_is_reported(string text, bool isReported = false) =>
        Assert.Equal(isReported, IsReported(text, Code));

    [Theory]
    [InlineData("A batch of 100 generalizes better than one of 256", true)]
    [InlineData("A batch of 100 generalizes as well as one of 256")]
    [InlineData("Batches of 100 and 256 end at the same loss")]
    public void A_claim_of_likeness_is_not_better(string text, bool isReported = false) =>
        Assert.Equal(isReported, IsReported(text, Code.Replace("IsBelow", "IsEquivalentTo", StringComparison.Ordinal)));

    [Fact]
    public void A_claim_that_is_no_worse_is_not_worse() => Assert.Equal(
        ["LB8031 'IsNoWorseThan'"],
        Compiled.Of(Sample.With(Code, Code.Replace("IsBelow", "IsNoWorseThan", StringComparison.Ordinal))
            .Replace("better than", "worse than", StringComparison.Ordinal)).Problems);

    private static string With(string code, string relation, string trend) =>
        code.Replace("ABOVE", relation, StringComparison.Ordinal).Replace("INCREASING", trend, StringComparison.Ordinal);

    private static bool IsReported(string text, string code)
    {
        Compiled compiled = Compiled.Of(Sample.With(Text, text).Replace(Code, code, StringComparison.Ordinal)
            .Replace("[Measure<TrainLoss>", "[Target<ValidationLoss>(1.7)]\n[Measure<TrainLoss>", StringComparison.Ordinal)
            .Replace("Schedule.Cosine(warmup: 0.05)", "Schedule.Constant(warmup: 0.05)", StringComparison.Ordinal));
        Assert.DoesNotContain(compiled.Diagnostics, one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return compiled.Problems.Any(one => one.StartsWith("LB8031", StringComparison.Ordinal));
    }
}
