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
    [InlineData("""{"rope_scaling":{}}""")]
    [InlineData("""{"rope_scaling":{"type":"default"}}""")]
    [InlineData("""{"rope_scaling":{"rope_type":"default","factor":1.0}}""")]
    [InlineData("""{"rope_scaling":{"type":"linear","factor":1.0}}""")]
    [InlineData("""{"rope_scaling":{"rope_type":"linear","type":"linear","factor":1}}""")]
    [InlineData("""{"rope_scaling":{"factor":1.0}}""")]
    [InlineData("""{"rope_scaling":{"type":null,"factor":null}}""")]
    [InlineData("""{"rope_scaling":1.0}""")]
    [InlineData("""{"rope_parameters":{"rope_theta":10000.0,"rope_type":"default","partial_rotary_factor":1.0},"rope_theta":10000}""")]
    [InlineData("""{"vocab_size":32000.0,"hidden_size":4.096e3,"num_hidden_layers":32.0,"rope_theta":10000,"rms_norm_eps":1e-06}""")]
    [InlineData("""{"num_key_value_heads":null,"head_dim":null,"hidden_act":"swish","attention_bias":null,"attention_dropout":0}""")]
    [InlineData(
        """{"architectures":["LlamaForCausalLM"],"bos_token_id":1,"eos_token_id":[2,3],"pad_token_id":null,"dtype":"bfloat16","""
        + """ "torch_dtype":null,"transformers_version":"5.0.0","use_cache":true,"pretraining_tp":1,"_name_or_path":"x/y","""
        + """ "unsloth_version":"2025.1","quantization_config":null,"rope_theta":10000.0,"layer_types":["full_attention"]}""")]
    [InlineData("""{"architectures":["LlamaModel"],"model_type":"llama","quantization":null,"num_experts":0}""")]
    public void A_plain_Llama_may_be_said_in_many_ways(string json)
    {
        LlamaConfig config = ConfigJson.Parse(json, "config.json");

        Assert.Equal(LlamaConfig.Llama7B.Settings(), config.Settings());
    }

    [Theory]
    [InlineData("""{"attention_bias":true}""", "attention_bias is true; biases in attention are not read.")]
    [InlineData("""{"attention_bias":"true"}""", "attention_bias is \"true\"; biases in attention")]
    [InlineData("""{"attention_dropout":0.1}""", "attention_dropout is 0.1; dropout")]
    [InlineData("""{"rope_parameters":{"type":"linear","factor":2.0}}""", "scaled rotary embeddings are not supported")]
    [InlineData("""{"rope_theta":1e999}""", "rope_theta is 1e999; it must be a number")]
    [InlineData("""{"rope_theta":-1}""", "rope_theta is -1; it must be a number")]
    [InlineData("""{"mlp_bias":true}""", "biases in the feed-forward layer")]
    [InlineData("""{"hidden_act":"gelu"}""", "hidden_act is \"gelu\"; only silu is read")]
    [InlineData(
        """{"rope_scaling":{"factor":8.0,"rope_type":"llama3"}}""",
        "rope_scaling is {\"factor\":8.0,\"rope_type\":\"llama3\"}; scaled")]
    [InlineData("""{"rope_scaling":{"factor":2.0}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_scaling":{"type":"linear"}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_scaling":{"type":"dynamic","factor":1.0}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_scaling":{"type":"default","rope_type":"yarn"}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_scaling":{"type":3}}""", "rope_scaling.type is 3")]
    [InlineData("""{"rope_parameters":{"rope_type":"llama3","rope_theta":500000.0}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_parameters":{"full_attention":{"rope_type":"default"}}}""", "scaled rotary embeddings")]
    [InlineData("""{"rope_theta":10000,"rope_parameters":{"rope_theta":500000.0}}""", "rope_theta is 10000, but 500000 in rope_parameters")]
    [InlineData("""{"partial_rotary_factor":0.5}""", "partial_rotary_factor is 0.5")]
    [InlineData("""{"model_type":"mistral"}""", "model_type is \"mistral\"; only llama is read")]
    [InlineData("""{"architectures":["LlamaForSequenceClassification"]}""", "architectures is [\"LlamaForSequenceClassification\"]")]
    [InlineData(
        """{"quantization_config":{"quant_method":"gptq","bits":4}}""",
        "quantization_config is {\"quant_method\":\"gptq\",\"bits\":4}; quantized weights are not read")]
    [InlineData("""{"quantization":{"group_size":64,"bits":4}}""", "quantized weights are not read")]
    [InlineData("""{"num_local_experts":8}""", "mixtures of experts")]
    [InlineData("""{"tie_word_embeddings":"yes"}""", "tie_word_embeddings is \"yes\"; it must be true or false")]
    [InlineData("""{"num_key_value_heads":0}""", "num_key_value_heads is 0; it must be a whole number from 1")]
    [InlineData("""{"head_dim":0}""", "head_dim is 0; it must be a whole number from 1")]
    [InlineData(
        """{"num_attention_heads":5,"hidden_size":64}""",
        "Heads is 5; HiddenSize / Heads must be an even integer, and HiddenSize is 64")]
    [InlineData("""{"num_key_value_heads":3}""", "KeyValueHeads is 3; it must divide Heads, which is 32")]
    [InlineData("""{"hidden_size":"64"}""", "hidden_size is \"64\"; it must be a whole number")]
    [InlineData("""{"hidden_size":64.5}""", "hidden_size is 64.5; it must be a whole number")]
    [InlineData("""{"hidden_size":1e300}""", "hidden_size is 1e300; it must be a whole number")]
    [InlineData("""{"rope_theta":"high"}""", "rope_theta is \"high\"; it must be a number")]
    [InlineData("""{"rope_parameters":3}""", "rope_parameters is 3; it must be a JSON object")]
    [InlineData("""{"hidden_act":3}""", "hidden_act is 3; only silu is read")]
    [InlineData("""{"hidden_act":"\ud800"}""", "not valid JSON")]
    [InlineData("""{"\udfff":1}""", "not valid JSON")]
    [InlineData("""{"hidden_size":64,"hidden_size":128}""", "not valid JSON")]
    [InlineData("""{"rms_norm_eps":NaN}""", "not valid JSON")]
    [InlineData("""{"num_hidden_layers":0}""", "num_hidden_layers is 0; it must be a whole number from 1")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("", "not valid JSON")]
    public void What_this_architecture_does_not_have_is_refused(string json, string problem)
    {
        SafetensorsException exception = Assert.Throws<SafetensorsException>(() => ConfigJson.Parse(json, "config.json"));

        Assert.StartsWith("config.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
