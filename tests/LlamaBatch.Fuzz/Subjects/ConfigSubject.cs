using System.Text;
using LlamaBatch.Torch;

namespace LlamaBatch.Fuzzing;

/// <summary><c>config.json</c> of the programs that write one.</summary>
internal sealed class ConfigSubject : Subject
{
    private const string File = "config.json";

    private static readonly byte[][] _valid =
    [
        Bytes(ConfigJson.ToJson(LlamaConfig.Nano)),
        Bytes("""
            {"architectures":["LlamaForCausalLM"],"attention_bias":false,"attention_dropout":0.0,"bos_token_id":1,"dtype":"bfloat16",
            "eos_token_id":[2,3],"head_dim":16,"hidden_act":"silu","hidden_size":64,"initializer_range":0.02,"intermediate_size":176,
            "max_position_embeddings":64,"mlp_bias":false,"model_type":"llama","num_attention_heads":4,"num_hidden_layers":2,
            "num_key_value_heads":2,"pad_token_id":null,"pretraining_tp":1,"rms_norm_eps":1e-05,"rope_parameters":{"rope_theta":10000.0,
            "rope_type":"default"},"tie_word_embeddings":false,"transformers_version":"5.0.0","use_cache":true,"vocab_size":256}
            """),
        Bytes("""
            {"_name_or_path":"./x","model_type":"llama","hidden_size":64,"intermediate_size":176,"num_attention_heads":4,
            "num_hidden_layers":2,"rope_scaling":{"factor":1.0,"type":"linear"},"rope_theta":10000.0,"torch_dtype":"float16",
            "vocab_size":32.0,"quantization_config":null,"head_dim":null,"rms_norm_eps":1e-6}
            """),
        Bytes("""
            {"model_type":"llama","rope_scaling":{"factor":32.0,"high_freq_factor":4.0,"low_freq_factor":1.0,
            "original_max_position_embeddings":8192,"rope_type":"llama3"},"quantization":{"group_size":64,"bits":4},
            "unsloth_version":"2025.1","vocab_size":128256}
            """),
    ];

    public override string Name => "config.json";

    public override int Share => 369;

    public override void Run(Random random)
    {
        Input = new Mutation(random).Of(One(random, _valid), _valid);
        LlamaConfig read;
        try
        {
            read = ConfigJson.Parse(Encoding.UTF8.GetString(Input), File);
        }
        catch (SafetensorsException refusal)
        {
            CheckSentence(refusal.Message, File);
            return;
        }

        Read++;
        LlamaConfig again = ConfigJson.Parse(ConfigJson.ToJson(read), File);
        if (!read.Settings().SequenceEqual(again.Settings()))
        {
            throw new Finding("What was written of it reads otherwise.");
        }
    }
}
