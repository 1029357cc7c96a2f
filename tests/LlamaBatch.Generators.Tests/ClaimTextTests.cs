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
    [InlineData("A batch of 256 costs 5 % more than one of 16", Loss, false)]
    [InlineData("A batch of 256 ends at least 0.1 above 1.8", "r.EqualTokens.ValidationLoss(batchSize: 256).IsABOVE(1.7)", false)]
    [InlineData("A batch of 256 learns less from the same text than 16: its loss is higher", Loss, false)]
    [InlineData("Reading in batches of 256 ends more than 0.1 nats per token above batches of 16", Loss, false)]
    [InlineData("A batch of 16 is behind one of 256", Loss, true)]
    [InlineData("16 instead of 256 raises the loss", Loss, true)]
    [InlineData("A batch of 256 costs more than 0.1 nats per token against 16", Loss, false)]
    [InlineData("A batch of 16 loses against one of 256, by more than half a nat", Loss, true)]
    [InlineData("A batch of 256 takes fewer steps than one of 16, which needs more noise", Steps, true)]
    [InlineData("A batch of 16 costs 5 % more than one of 256", Loss, true)]
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
    [InlineData("A batch of 256 has a higher utilization than one of 16", Loss)]
    [InlineData("A batch of 256 learns more slowly than one of 16", Loss)]
    [InlineData("At 256, the noise is lower, and the loss is higher than at 16", Loss)]
    [InlineData("A batch of 256 is faster than one of 16", Loss)]
    [InlineData("大批的损失更低", Loss)]
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

    /// <summary>The code compares 32 with 16, or reads 32 alone; in the helper, both numbers come from the claim.</summary>
    [Theory]
    [InlineData("A batch of 64 loses at most 0.01 against a batch of 16", "Against16(r, 32, margin: 0.01)", true)]
    [InlineData("A batch of 64 loses at most 0.01 against a batch of 16", "Loss(r, 32).IsNoWorseThan(Loss(r, 16), margin: 0.01)", true)]
    [InlineData("A batch of 64 costs as much as a batch of 48", "Loss(r, 32).IsNoWorseThan(Loss(r, 16), margin: 0.01)", true)]
    [InlineData("A batch of 64 has a lower loss than 16 or 48", "Loss(r, 64).IsBelow(Loss(r, [16, 32]), margin: 0.01)", true)]
    [InlineData("A batch of 64 has a lower loss than 16 or 48", "Loss(r, 64).IsBelow(Loss(r, [16, 48]), margin: 0.01)")]
    [InlineData("The larger the batch, the lower the loss, from 16 up to 64", "Loss(r, [16, 32, 48]).IsDecreasing(margin: 0.01)", true)]
    [InlineData("The larger the batch, the lower the loss, from 16 up to 64", "Loss(r, [16, 32, 64]).IsDecreasing(margin: 0.01)")]
    [InlineData("A batch of 64 ends below 3.3", "Loss(r, 32).IsBelow(3.3)", true)]
    [InlineData("A batch size of 32 ends below 3.3", "Loss(r, 32).IsBelow(3.3)")]
    [InlineData("After 64 steps, the large batch ends below 3.3", "Loss(r, 32).IsBelow(3.3)")]
    [InlineData("A run that grows to a batch of 64 ends below 3.3", "Loss(r, 32).IsBelow(3.3)")]
    [InlineData("A batch of 32 loses at most 0.01 against one of 16, in 64 steps", "Loss(r, 32).IsNoWorseThan(Loss(r, 16), margin: 0.01)")]
    public void A_level_of_the_text_is_compared(string text, string code, bool isReported = false) =>
        Assert.Equal(isReported ? ["LB8031"] : [], Ids(Batches(text, code)));

    [Theory]
    [InlineData("A batch of 32 has the same validation loss as 16, to 0.01 nats per token", "IsEquivalentTo", "0.1", true)]
    [InlineData("A batch of 32 has the same validation loss as 16, to 0.01 nats per token", "IsEquivalentTo", "0.01")]
    [InlineData("The loss at 32 is at most 0.01 nats per token higher than at 16", "IsNoWorseThan", "0.1", true)]
    [InlineData("The loss at 32 is at most 0.01 nats per token higher than at 16", "IsNoWorseThan", "0.01")]
    [InlineData("A batch of 32 loses no more than 0.01 against 16", "IsNoWorseThan", "0.1", true)]
    [InlineData("A batch of 32 loses less than 0.01 nats/token against 16", "IsNoWorseThan", "0.1", true)]
    [InlineData("The loss at 32 is at least 0.05 lower than at 16", "IsBelow", "0.01", true)]
    [InlineData("The loss at 32 is at least 0.05 lower than at 16", "IsBelow", "0.05")]
    [InlineData("A batch of 32 lowers the loss of 16 by more than 0.05 nats per token", "IsBelow", "0.01", true)]
    [InlineData("After at least 0.5 epochs, the loss at 32 is lower than at 16", "IsBelow", "0.01")]
    [InlineData("The largest rate within 0.1 of the best is as good at 32 as at 16", "IsNoWorseThan", "0.01")]
    [InlineData("A batch of 32 is within 5 % of 16", "IsEquivalentTo", "0.01")]
    public void A_tolerance_of_the_text_is_the_margin(string text, string method, string margin, bool isReported = false) =>
        Assert.Equal(isReported ? ["LB8031"] : [], Ids(Batches(text, $"Loss(r, 32).{method}(Loss(r, 16), margin: {margin})")));

    /// <summary>What has "no more" of something good is not the side that may be worse, and "from" names the other side first.</summary>
    [Theory]
    [InlineData(
        "100 trains no more tokens per second than 16, to 5 %", "r.TokensPerSecond(batchSize: 16)", "r.TokensPerSecond(batchSize: 100)")]
    [InlineData("From 16 to 100, the loss rises by at most 0.01", "Loss(r, 100)", "Loss(r, 16)")]
    [InlineData("16 loses at most 0.01 against 100", "Loss(r, 100)", "Loss(r, 16)", true)]
    public void A_limit_is_of_the_side_that_may_be_worse(string text, string left, string right, bool isReported = false) => Assert.Equal(
        isReported ? ["LB8031"] : [],
        Ids(Sample.With("A batch of 100 generalizes better than one of 256", text)
            .Replace("r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
                $"{left}.IsNoWorseThan({right}, margin: {(text.Contains('%', StringComparison.Ordinal) ? "0.05" : "0.01")})",
                StringComparison.Ordinal)
            .Replace("Loss(r, ", "r.EqualTokens.ValidationLoss(batchSize: ", StringComparison.Ordinal)));

    /// <summary>The margin of a ratio is the logarithm of the ratio; that of an accuracy is a share.</summary>
    [Theory]
    [InlineData("32 takes less than 5 % more memory than 16", "Memory(r, 32).IsNoWorseThan(Memory(r, 16), 0.05)")]
    [InlineData("32 takes less than 20 % more memory than 16", "Memory(r, 32).IsNoWorseThan(Memory(r, 16), 0.02)", true)]
    [InlineData("32 takes at least 20 % more memory than 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.182)")]
    [InlineData("32 takes at least 1.2 times the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 1.2)", true)]
    [InlineData("32 takes 1.2 times the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 1.2)", true)]
    [InlineData("32 takes at least 1.2 times the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.18)")]
    [InlineData("32 takes more than twice the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.3)", true)]
    [InlineData("32 takes more than twice the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.69)")]
    [InlineData("32 takes at least twice the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), Math.Log(2))")]
    [InlineData("32 is at most 0.5 percentage points worse than 16", "Accuracy(r, 32).IsNoWorseThan(Accuracy(r, 16), 0.005)")]
    [InlineData("32 is at most 0.5 percentage points worse than 16", "Accuracy(r, 32).IsNoWorseThan(Accuracy(r, 16), 0.05)", true)]
    [InlineData("32 is at most 0.5 percentage points worse than 16", "NoWorse(r, 0.05)", true)]
    public void A_percentage_is_a_ratio_or_a_share(string text, string code, bool isReported = false) =>
        Assert.Equal(isReported ? ["LB8031"] : [], Ids(Batches(text, code)));

    [Fact]
    public void A_tolerance_is_said_beside_the_margin() => Assert.Equal(
        ["The text says 0.01 nats per token, but the margin is 0.1. Correct the text, or write margin: 0.01."],
        Compiled.Of(Batches("The loss at 32 equals that at 16, to 0.01 nats per token", "Loss(r, 32).IsEquivalentTo(Loss(r, 16), 0.1)"))
            .Sentences);

    [Fact]
    public void A_margin_that_is_wrong_by_itself_is_one_mistake() => Assert.Equal(
        ["LB8012 '40'"],
        Compiled.Of(Batches(
            "The loss at 32 equals that at 16, to 0.01 nats per token",
            "Loss(r, 32).IsEquivalentTo(Loss(r, 16), 40)")).Problems);

    /// <summary>The code says that the loss of two layers is above that of one, or below it.</summary>
    [Theory]
    [InlineData("Two layers have a lower validation loss than one", true)]
    [InlineData("Two layers have a higher validation loss than a single layer", false)]
    [InlineData("A two-layer model has a lower loss than a one-layer model", true)]
    [InlineData("One layer has a lower loss than two", false)]
    public void Numbers_may_be_words(string text, bool isBelow)
    {
        Assert.Equal(isBelow ? ["LB8031"] : [], Ids(Depth(text, "IsAbove")));
        Assert.Equal(isBelow ? [] : ["LB8031"], Ids(Depth(text, "IsBelow")));
    }

    /// <summary>"One" is a pronoun here, and "the usual one" describes a side in words that are not known.</summary>
    [Theory]
    [InlineData("One of the two has a lower loss than the usual one")]
    [InlineData("The usual one has a lower loss than the other one")]
    public void A_pronoun_is_no_number(string text)
    {
        Assert.Empty(Ids(Depth(text, "IsAbove")));
        Assert.Empty(Ids(Depth(text, "IsBelow")));
    }

    [Theory]
    [InlineData("The loss is lower")]
    [InlineData("This model beats the other one")]
    public void A_text_that_names_no_side_is_about_the_first(string text)
    {
        Assert.Equal(["LB8031"], Ids(Depth(text, "IsAbove")));
        Assert.Empty(Ids(Depth(text, "IsBelow")));
    }

    /// <summary>The text says that both are the same, or that one is better; the code limits the difference in one direction.</summary>
    [Theory]
    [InlineData("32 and 16 have the same validation loss, to within 0.02", "IsNoWorseThan(Loss(r, 16), 0.02)", "IsEquivalentTo")]
    [InlineData("32 and 16 have the same validation loss, to within 0.02", "IsEquivalentTo(Loss(r, 16), 0.02)", null)]
    [InlineData("The loss at 32 is the same as at 16", "IsNoWorseThan(Loss(r, 16), 0.02)", "IsEquivalentTo")]
    [InlineData("The loss at 32 equals that at 16", "IsBelow(Loss(r, 16), 0.02)", "IsEquivalentTo")]
    [InlineData("Batches of 32 and 16 end at the same loss", "IsNoWorseThan(Loss(r, 16), 0.02)", "IsEquivalentTo")]
    [InlineData("After the same text, 32 does as well as 16", "IsNoWorseThan(Loss(r, 16), 0.02)", null)]
    [InlineData("At the same loss, 32 does as well as 16", "IsNoWorseThan(Loss(r, 16), 0.02)", null)]
    [InlineData("32 and 16 do not have the same loss", "IsBelow(Loss(r, 16), 0.02)", null)]
    [InlineData("A batch of 32 has a lower loss than 16", "IsNoWorseThan(Loss(r, 16), 0.02)", "IsBelow")]
    [InlineData("The loss at 32 is less than 0.02 above that at 16", "IsNoWorseThan(Loss(r, 16), 0.02)", null)]
    public void A_text_about_likeness_asks_for_equivalence(string text, string code, string? instead)
    {
        string source = Batches(text, $"Loss(r, 32).{code}");
        Assert.Equal(instead is null ? [] : ["LB8031"], Ids(source));
        Assert.All(Compiled.Of(source).Sentences, sentence => Assert.EndsWith($"Correct the text, or write {instead}.", sentence));
    }

    [Theory]
    [InlineData("A batch of 32 has a higher accuracy than one of 16", "Loss(r, 32).IsAbove(Loss(r, 16), 0.01)", "Accuracy")]
    [InlineData("A batch of 32 takes more memory than one of 16", "Loss(r, 32).IsAbove(Loss(r, 16), 0.01)", "PeakMemory")]
    [InlineData("32 and 16 have the same accuracy", "Loss(r, 32).IsEquivalentTo(Loss(r, 16), 0.01)", "Accuracy")]
    [InlineData("A batch of 32 has a higher validation loss than 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.01)", "ValidationLoss")]
    [InlineData("A batch of 32 takes more memory than one of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.01)", null)]
    [InlineData("With the same memory, 32 has a higher loss than 16", "Loss(r, 32).IsAbove(Loss(r, 16), 0.01)", null)]
    [InlineData("At a lower accuracy, 32 has a higher validation loss than 16", "Loss(r, 32).IsAbove(Loss(r, 16), 0.01)", null)]
    [InlineData("A batch of 32 has a higher throughput than 16", "Loss(r, 32).IsAbove(Loss(r, 16), 0.01)", null)]
    public void The_metric_of_the_text_is_compared(string text, string code, string? meant)
    {
        string source = Batches(text, code);
        Assert.Equal(meant is null ? [] : ["LB8031"], Ids(source));
        Assert.All(Compiled.Of(source).Sentences, sentence =>
            Assert.EndsWith($"Correct the text, or write {meant} in the code.", sentence));
    }

    /// <summary>Memory follows the micro-batch, whose default is 256 tokens.</summary>
    [Theory]
    [InlineData("A batch of 32 takes more memory than one of 16", "8", true)]
    [InlineData("A batch of 32 takes more memory than one of 16", "BatchSize")]
    [InlineData("A batch of 32 takes more memory than one of 16, in micro-batches of 8", "8")]
    public void The_batch_size_decides_the_memory_where_it_is_computed_at_once(string text, string microBatch, bool isReported = false) =>
        Assert.Equal(
            isReported
                ? ["The text says that the batch size decides the memory, but each batch is computed in micro-batches of 8 sequences, "
                    + "which need the same memory. Correct the text, or set MicroBatch to the batch size in Training."]
                : [],
            Compiled.Of(Batches(text, "Memory(r, 32).IsAbove(Memory(r, 16), 0.02)", microBatch)).Sentences);

    /// <summary>At the same tokens, 32 takes half the steps of 16; the model is the same.</summary>
    [Theory]
    [InlineData("After the same number of steps, 32 does no worse than 16", "steps, but they have 3,906 to 7,812")]
    [InlineData("After the same steps, 32 is no worse", "steps, but they have 3,906 to 7,812")]
    [InlineData("After the same text, 32 is no worse", null)]
    [InlineData("At an equal number of parameters, 32 is no worse", null)]
    [InlineData("With the same compute, 32 is no worse", null)]
    public void What_the_text_calls_the_same_is_the_same(string text, string? said) => Assert.Equal(
        said is null ? [] : [$"The text says that both sides have the same number of {said}. "
            + "Correct the text, or set Steps in Training and compare with EqualSteps."],
        Compiled.Of(Batches(text, "Loss(r, 32).IsNoWorseThan(Loss(r, 16), margin: 0.02)")).Sentences);

    [Theory]
    [InlineData("At the same number of parameters, two layers do better", true)]
    [InlineData("With the same text, two layers do better")]
    public void Models_of_different_sizes_are_not_the_same(string text, bool isReported = false) =>
        Assert.Equal(isReported ? ["LB8031"] : [], Ids(Depth(text, "IsBelow")));

    [Theory]
    [InlineData("Within a single epoch, two layers do better", 0, null)]
    [InlineData("Within a single epoch, two layers do better", 1_000_000, "4 times")]
    [InlineData("In one epoch, two layers do better", 2_000_000, "2 times")]
    [InlineData("After one pass over the text, two layers do better", 1_000_000, null)]
    [InlineData("Two layers do better", 1_000_000, null)]
    public void One_epoch_reads_the_text_once(string text, int limit, string? said) => Assert.Equal(
        said is null ? []
            : [$"The text says that training reads its corpus once, but it reads it {said}. "
                + "Correct the text, or lower Tokens in Training."],
        Compiled.Of(Depth(text, "IsBelow").Replace(
            "SequenceLength = 32",
            $"SequenceLength = 32, TrainingLimit = {limit}",
            StringComparison.Ordinal)).Sentences);

    /// <summary>A wider model is a reason of its own, unless the text speaks of the whole model.</summary>
    [Theory]
    [InlineData("Depth helps: two layers have a lower validation loss than one", "HiddenSize = Layers * 64", "LB8027")]
    [InlineData("Two wide layers have a lower validation loss than one narrow layer", "HiddenSize = Layers * 64")]
    [InlineData("The larger model has a lower validation loss", "HiddenSize = Layers * 64")]
    [InlineData("Depth helps: two layers have a lower validation loss than one", "HiddenSize = 64")]
    [InlineData("Depth helps: two layers have a lower validation loss than one", "IntermediateSize = Layers == 2 ? 96 : 256")]
    [InlineData("Depth helps: two layers have a lower validation loss than one", "IntermediateSize = Layers == 2 ? 256 : 96", "LB8027")]
    [InlineData("Depth helps: two layers have a lower validation loss than one", "IntermediateSize = 1024 / Layers")]
    public void Depth_that_widens_the_model_has_two_causes(string text, string model, params string[] ids) => Assert.Equal(
        ids,
        Compiled.Of(Depth(text, "IsBelow").Replace("{ Layers = Layers }", $"{{ Layers = Layers, {model} }}", StringComparison.Ordinal))
            .Problems.Select(problem => problem.Split(' ')[0]).Where(id => id == "LB8027"));

    /// <summary>The logarithm of a half is 0.69; a margin of 0.5 asks for 39 % less.</summary>
    [Theory]
    [InlineData("A batch of 32 halves the memory of 16", "Memory(r, 32).IsBelow(Memory(r, 16), 0.5)", "halves")]
    [InlineData("A batch of 32 needs half the memory of 16", "Memory(r, 32).IsBelow(Memory(r, 16), 0.5)", "half")]
    [InlineData("A batch of 32 halves the memory of 16", "Memory(r, 32).IsBelow(Memory(r, 16), 0.69)", null)]
    [InlineData("After half of the text, 32 needs less memory", "Memory(r, 32).IsBelow(Memory(r, 16), 0.5)", null)]
    [InlineData("A batch of 32 doubles the memory of 16", "Memory(r, 32).IsAbove(Memory(r, 16), 0.5)", "doubles")]
    public void A_half_is_a_margin_of_the_logarithm_of_two(string text, string code, string? said) => Assert.Equal(
        said is null ? [] : [$"The text says {said}, but the margin is 0.5, the logarithm of a ratio of 1.65. "
            + "Correct the text, or write the logarithm of two, margin: 0.69."],
        Compiled.Of(Batches(text, code)).Sentences);

    [Theory]
    [InlineData("The loss of 32 is lower than at least one of its neighbors", true)]
    [InlineData("The loss of 32 is lower than with some of its neighbors", true)]
    [InlineData("The loss of 32 is lower than one of 16 or 48", false)]
    [InlineData("The loss of 32 is lower than any of its neighbors", false)]
    [InlineData("The loss of 32 is lower than both of its neighbors", false)]
    public void A_list_demands_all_of_its_levels(string text, bool isReported) => Assert.Equal(
        isReported ? ["LB8031"] : [],
        Ids(Batches(text, "Loss(r, 32).IsBelow(Loss(r, [16, 48]), 0.01)")));

    [Theory]
    [InlineData("The memory falls as a power of the batch size", "IsBetween(0.5, 1)", true)]
    [InlineData("The memory falls as a power of the batch size", "IsBetween(-1, -0.5)", false)]
    [InlineData("The memory rises with the batch size", "IsBetween(-1, -0.5)", true)]
    [InlineData("The memory rises with the batch size", "IsAbove(0)", false)]
    [InlineData("The memory falls with the batch size", "IsAbove(0)", true)]
    [InlineData("The memory falls as the batch gets smaller", "IsBetween(0.5, 1)", false)]
    [InlineData("The noise falls as a power of the batch size", "IsBetween(0.5, 1)", false)]
    public void What_falls_has_a_negative_exponent(string text, string code, bool isReported) => Assert.Equal(
        isReported ? ["LB8031"] : [],
        Ids(Batches(text, $"r.PeakMemory(batchSize: [16, 32, 64]).Exponent().{code}")));

    [Theory]
    [InlineData("Training is faster with a batch of 16 than with 32", 0, true)]
    [InlineData("A step is faster with a batch of 16 than with 32 in training", 0, false)]
    [InlineData("Training is faster with a batch of 16 than with 32", 16, false)]
    public void A_shorter_step_with_less_text_is_no_faster_training(string text, int batch, bool isReported) => Assert.Equal(
        isReported ? ["LB8031"] : [],
        Ids(Batches(
            text,
            "r.StepTime(batchSize: 16).IsBelow(r.StepTime(batchSize: 32), 0.05)",
            batch == 0 ? "BatchSize" : "BatchSize / 16")
            .Replace("Measure<PeakMemory>", "Measure<PeakMemory>, Measure<StepTime>", StringComparison.Ordinal)
            .Replace("BatchSize = BatchSize,", batch == 0 ? "BatchSize = BatchSize," : "BatchSize = 16,", StringComparison.Ordinal)));

    [Theory]
    [InlineData("训练后，批大小 32 的验证损失高于批大小 16 的", true)]
    [InlineData("训练后，批大小 32 的验证损失低于批大小 16 的", false)]
    [InlineData("训练后，批大小 16 的验证损失高于批大小 32 的", false)]
    [InlineData("训练后，批大小 32 的验证损失不高于批大小 16 的", false)]
    [InlineData("训练后，批大小 32 的泛化能力高于批大小 16 的", false)]
    public void A_translation_says_the_same(string translation, bool isReported) => Assert.Equal(
        isReported ? ["LB8031"] : [],
        Ids(Batches("A batch of 32 has a lower loss than 16", "Loss(r, 32).IsBelow(Loss(r, 16), 0.01)").Replace(
            "has a lower loss than 16\")]",
            $"has a lower loss than 16\"), Translation(\"zh-CN\", \"{translation}\")]",
            StringComparison.Ordinal)));

    private static IEnumerable<string> Ids(string source)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.DoesNotContain(compiled.Diagnostics, one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return compiled.Problems.Select(one => one.Split(' ')[0]).Where(id => id == "LB8031");
    }

    private static string Depth(string text, string method) => $$"""
        namespace Study;

        /// <summary>Depth.</summary>
        [Experiment("Do two layers beat one?"), Measure<ValidationLoss>]
        public sealed partial record DepthStudy : LlamaExperiment
        {
            /// <summary>Decoder layers.</summary>
            [Axis<int>(1, 2)]
            public int Layers { get; init; } = 1;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000, Schedule = Schedule.Cosine(warmup: 0.05) };

            public override Optimizer Optimizer => new AdamW { LearningRate = 3e-3 };

            [Claim("{{text}}")]
            private static Verdict Deep(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 2).{{method}}(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);
        }
        """;

    private static string Batches(string text, string code, string microBatch = "BatchSize") => $$"""
        namespace Study;

        /// <summary>Batch sizes.</summary>
        [Experiment("What does a larger batch cost?"), Measure<ValidationLoss>, Measure<Accuracy>, Measure<PeakMemory>]
        public sealed partial record Batches : LlamaExperiment
        {
            /// <summary>Sequences per optimizer step.</summary>
            [Axis<int>(16, 32, 48, 64)]
            public int BatchSize { get; init; } = 16;

            public override LlamaConfig Model => LlamaConfig.Nano;

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                MicroBatch = {{microBatch}},
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: 0.05),
            };

            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(3e-3, 16, BatchSize) };

            [Claim("{{text}}")]
            private static Verdict Claim(Results r) => {{code}};

            private static Samples Loss(Results r, Levels<int> batches) => r.EqualTokens.ValidationLoss(batchSize: batches);

            private static Samples Memory(Results r, int batch) => r.PeakMemory(batchSize: batch);

            private static Samples Accuracy(Results r, int batch) => r.EqualTokens.Accuracy(batchSize: batch);

            private static Verdict Against16(Results r, int batch, double margin) =>
                r.EqualTokens.ValidationLoss(batchSize: batch).IsNoWorseThan(r.EqualTokens.ValidationLoss(batchSize: 16), margin);

            private static Verdict NoWorse(Results r, double margin) => Accuracy(r, 32).IsNoWorseThan(Accuracy(r, 16), margin);
        }
        """;

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
