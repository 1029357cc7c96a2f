namespace LlamaBatch.Tests;

public class LlamaConfigTests
{
    [Fact]
    public void Published_models_can_be_built()
    {
        Assert.Empty(LlamaConfig.Llama7B.Problems());
        Assert.Empty(LlamaConfig.Llama8B.Problems());
        Assert.Empty(LlamaConfig.Nano.Problems());
        Assert.Empty(LlamaConfig.Micro.Problems());
    }

    [Theory]
    [InlineData(3, "KeyValueHeads", "Use 1, 2 or 4")]
    [InlineData(8, "KeyValueHeads", "Use 1, 2 or 4")]
    public void Key_value_heads_divide_the_heads(int keyValueHeads, string property, string remedy) =>
        AssertProblem(LlamaConfig.Nano with { KeyValueHeads = keyValueHeads }, property, remedy);

    [Fact]
    public void Heads_divide_the_hidden_size() => AssertProblem(LlamaConfig.Nano with { Heads = 6 }, "Heads", "Use 1, 2, 4, 8, 16 or 32");

    [Fact]
    public void A_head_dimension_is_even()
        => AssertProblem(LlamaConfig.Nano with { HeadDim = 15 }, "HeadDim", "must be an even number in [2, 65,536]");

    [Fact]
    public void Sizes_are_positive() => AssertProblem(LlamaConfig.Nano with { Layers = 0 }, "Layers", "it must be in [1, 10,000]");

    [Fact]
    public void Heads_follow_when_they_are_not_set()
    {
        LlamaConfig changed = new LlamaConfig() with { Heads = 16 };

        Assert.Equal((16, 256), (changed.KeyValueHeads, changed.HeadDim));
    }

    [Fact]
    public void A_tied_head_saves_one_matrix()
    {
        Assert.Equal(LlamaConfig.Nano.Parameters - (256 * 64), (LlamaConfig.Nano with { TieWordEmbeddings = true }).Parameters);
        Assert.Equal(LlamaConfig.Nano.FlopsPerToken(64), (LlamaConfig.Nano with { TieWordEmbeddings = true }).FlopsPerToken(64));
    }

    private static void AssertProblem(LlamaConfig config, string property, string remedy)
    {
        SettingProblem problem = Assert.Single(config.Problems());
        Assert.Equal(property, problem.Property);
        Assert.Contains(remedy, problem.Message, StringComparison.Ordinal);
    }
}
