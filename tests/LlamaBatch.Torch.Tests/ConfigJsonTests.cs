namespace LlamaBatch.Torch.Tests;

public sealed class ConfigJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        foreach (LlamaConfig config in new[]
        {
            LlamaConfig.Nano,
            LlamaConfig.Llama8B,
            LlamaConfig.Micro with { HeadDim = 10, TieWordEmbeddings = true, RopeTheta = 123.5, RmsNormEps = 3e-7, InitializerRange = 0.1 },
        })
        {
            LlamaConfig read = ConfigJson.Parse(ConfigJson.ToJson(config), "config.json");

            Assert.Equal(config.Settings(), read.Settings());
        }
    }

    [Fact]
    public void What_is_missing_has_the_default_of_published_models()
    {
        LlamaConfig config = ConfigJson.Parse("""{"model_type":"llama","rope_scaling":null,"head_dim":null}""", "config.json");

        Assert.Equal(LlamaConfig.Llama7B.Settings(), config.Settings());
    }

    [Fact]
    public void The_rotary_base_may_lie_among_the_rope_parameters()
    {
        LlamaConfig config = ConfigJson.Parse("""{"rope_parameters":{"rope_type":"default","rope_theta":500000.0}}""", "config.json");

        Assert.Equal(500_000, config.RopeTheta);
    }

    [Theory]
    [InlineData("""{"attention_bias":true}""", "biases in attention")]
    [InlineData("""{"attention_bias":"true"}""", "biases in attention")]
    [InlineData("""{"attention_dropout":0.1}""", "dropout")]
    [InlineData("""{"rope_parameters":{"type":"linear","factor":2.0}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_theta":1e999}""", "rope_theta is not finite")]
    [InlineData("""{"mlp_bias":true}""", "biases in the feed-forward layer")]
    [InlineData("""{"hidden_act":"gelu"}""", "\"hidden_act\": \"gelu\"")]
    [InlineData("""{"rope_scaling":{"factor":8.0,"rope_type":"llama3"}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_parameters":{"rope_type":"llama3","rope_theta":500000.0}}""", "scaled rotary embeddings")]
    [InlineData("""{"model_type":"mistral"}""", "another architecture than llama")]
    [InlineData("""{"num_attention_heads":5,"hidden_size":64}""", "not divisible by 5 heads")]
    [InlineData("""{"num_key_value_heads":3}""", "3 key/value heads do not divide 32 query heads")]
    [InlineData("""{"hidden_size":"64"}""", "not the configuration of a Llama")]
    [InlineData("""{"hidden_size":64.5}""", "not the configuration of a Llama")]
    [InlineData("""{"rope_theta":"high"}""", "not the configuration of a Llama")]
    [InlineData("""{"rope_parameters":3}""", "not the configuration of a Llama")]
    [InlineData("""{"hidden_act":3}""", "not the configuration of a Llama")]
    [InlineData("""{"num_hidden_layers":0}""", "it must be at least 1")]
    [InlineData("[]", "not the configuration of a Llama")]
    [InlineData("", "not the configuration of a Llama")]
    public void What_this_architecture_does_not_have_is_refused(string json, string problem)
    {
        SafetensorsException exception = Assert.Throws<SafetensorsException>(() => ConfigJson.Parse(json, "config.json"));

        Assert.StartsWith("config.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
