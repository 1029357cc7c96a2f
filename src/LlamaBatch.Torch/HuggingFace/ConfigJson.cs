using System.Text;
using System.Text.Json;

namespace LlamaBatch.Torch;

/// <summary>Hugging Face's <c>config.json</c> of a Llama. What this architecture does not have (biases, another activation, scaled rotary embeddings) is refused.</summary>
public static class ConfigJson
{
    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="SafetensorsException">The file is not a Llama configuration, or asks for what this architecture does not have.</exception>
    public static LlamaConfig Parse(string json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            Refuse(root, name, "attention_bias", IsNotFalse, "biases in attention");
            Refuse(root, name, "mlp_bias", IsNotFalse, "biases in the feed-forward layer");
            Refuse(root, name, "hidden_act", value => value.GetString() is not ("silu" or "swish"), "an activation other than silu");
            Refuse(root, name, "rope_scaling", value => value.ValueKind != JsonValueKind.Null, "scaled rotary embeddings");
            Refuse(root, name, "rope_parameters", IsScaled, "scaled rotary embeddings");
            Refuse(root, name, "attention_dropout", value => value.ValueKind != JsonValueKind.Null && value.GetDouble() != 0, "dropout");
            Refuse(root, name, "model_type", value => value.GetString() != "llama", "another architecture than llama");
            var defaults = new LlamaConfig();
            int heads = Int(root, "num_attention_heads") ?? defaults.Heads;
            var config = new LlamaConfig
            {
                VocabSize = Int(root, "vocab_size") ?? defaults.VocabSize,
                HiddenSize = Int(root, "hidden_size") ?? defaults.HiddenSize,
                IntermediateSize = Int(root, "intermediate_size") ?? defaults.IntermediateSize,
                Layers = Int(root, "num_hidden_layers") ?? defaults.Layers,
                Heads = heads,
                KeyValueHeads = Int(root, "num_key_value_heads") ?? 0,
                HeadDim = Int(root, "head_dim") ?? 0,
                MaxPositionEmbeddings = Int(root, "max_position_embeddings") ?? defaults.MaxPositionEmbeddings,
                RopeTheta = Number(root, "rope_theta") ?? RopeParameter(root) ?? defaults.RopeTheta,
                RmsNormEps = Number(root, "rms_norm_eps") ?? defaults.RmsNormEps,
                TieWordEmbeddings = root.TryGetProperty("tie_word_embeddings", out JsonElement tie) && tie.ValueKind == JsonValueKind.True,
                InitializerRange = Number(root, "initializer_range") ?? defaults.InitializerRange,
            };
            return config.Problems() is [var problem, ..] ? throw new SafetensorsException($"{name}: {problem.Message}") : config;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw new SafetensorsException($"{name} is not the configuration of a Llama ({problem.Message}).");
        }
    }

    /// <summary>Writes a configuration.</summary>
    public static string ToJson(LlamaConfig config)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("architectures");
            json.WriteStringValue("LlamaForCausalLM");
            json.WriteEndArray();
            json.WriteString("model_type", "llama");
            json.WriteString("hidden_act", "silu");
            json.WriteBoolean("attention_bias", false);
            json.WriteBoolean("mlp_bias", false);
            json.WriteString("torch_dtype", "float32");
            json.WriteNumber("vocab_size", config.VocabSize);
            json.WriteNumber("hidden_size", config.HiddenSize);
            json.WriteNumber("intermediate_size", config.IntermediateSize);
            json.WriteNumber("num_hidden_layers", config.Layers);
            json.WriteNumber("num_attention_heads", config.Heads);
            json.WriteNumber("num_key_value_heads", config.KeyValueHeads);
            json.WriteNumber("head_dim", config.HeadDim);
            json.WriteNumber("max_position_embeddings", config.MaxPositionEmbeddings);
            json.WriteNumber("rope_theta", config.RopeTheta);
            json.WriteNumber("rms_norm_eps", config.RmsNormEps);
            json.WriteNumber("initializer_range", config.InitializerRange);
            json.WriteBoolean("tie_word_embeddings", config.TieWordEmbeddings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Refuse(JsonElement root, string name, string setting, Func<JsonElement, bool> isUnsupported, string what)
    {
        if (root.TryGetProperty(setting, out JsonElement value) && isUnsupported(value))
        {
            throw new SafetensorsException($"{name} asks for {what} (\"{setting}\": {value.GetRawText()}), which this Llama does not have.");
        }
    }

    private static int? Int(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetInt32() : null;

    private static double? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? double.IsFinite(value.GetDouble()) ? value.GetDouble() : throw new FormatException($"{name} is not finite")
            : null;

    private static bool IsNotFalse(JsonElement value) => value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);

    /// <summary>Whether <c>rope_parameters</c> ask for more than a base; <c>type</c> is the older spelling of <c>rope_type</c>.</summary>
    private static bool IsScaled(JsonElement parameters) =>
        parameters.ValueKind != JsonValueKind.Null
        && ((parameters.TryGetProperty("rope_type", out JsonElement type) && type.GetString() != "default")
            || (parameters.TryGetProperty("type", out JsonElement older) && older.GetString() != "default"));

    /// <summary>Newer files keep the base under <c>rope_parameters</c>.</summary>
    private static double? RopeParameter(JsonElement root) =>
        root.TryGetProperty("rope_parameters", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Object ? Number(parameters, "rope_theta") : null;
}
