using System.Text;
using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Torch;

/// <summary>Reads and writes <c>config.json</c>, the configuration of a Llama in Hugging Face's format.</summary>
/// <remarks>
/// Files may come from any program. Settings that have no effect are accepted, such as a rotary scaling of 1 or a head dimension of null,
/// and so are whole numbers with a decimal point. Settings that a plain Llama lacks (biases, another activation, scaled rotary embeddings,
/// quantized weights, experts) are refused; the message names the setting and its value. All other settings, such as the ids of special
/// tokens, are ignored.
/// </remarks>
public static class ConfigJson
{
    /// <summary>
    /// Settings that change the computation. Each setting has a test for its value in a plain Llama, and a message for all other values.
    /// </summary>
    private static readonly (string Setting, Func<JsonElement, bool> IsPlain, string Needed)[] _plain =
    [
        ("model_type", value => IsText(value, "llama"), "only llama is read"),
        ("architectures", AreLlamas, "only LlamaForCausalLM and LlamaModel are read"),
        ("hidden_act", value => IsText(value, "silu", "swish"), "only silu is read"),
        ("attention_bias", IsFalse, "biases in attention are not read"),
        ("qkv_bias", IsFalse, "biases in attention are not read"),
        ("mlp_bias", IsFalse, "biases in the feed-forward layer are not read"),
        ("attention_dropout", value => IsNumber(value, 0), "dropout is not read"),
        ("quantization_config", IsEmpty, "quantized weights are not read; save the model in float32, float16 or bfloat16"),
        ("quantization", IsEmpty, "quantized weights are not read; save the model in float32, float16 or bfloat16"),
        ("compression_config", IsEmpty, "compressed weights are not read; save the model in float32, float16 or bfloat16"),
        ("num_local_experts", value => IsNumber(value, 0) || IsNumber(value, 1), "mixtures of experts are not read"),
        ("num_experts", value => IsNumber(value, 0) || IsNumber(value, 1), "mixtures of experts are not read"),
        ("partial_rotary_factor", value => IsNumber(value, 1), "only rotary embeddings of whole heads are read"),
        ("rope_interleaved", IsFalse, "only rotary embeddings in halves are read"),
        ("use_qk_norm", IsFalse, "norms of queries and keys are not read"),
        ("alibi", IsFalse, "only rotary embeddings are read"),
    ];

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="SafetensorsException">The file is not a Llama configuration, or has an unsupported setting.</exception>
    public static LlamaConfig Parse(string json, string name) => Parse(Encoding.UTF8.GetBytes(json), name);

    /// <inheritdoc cref="Parse(string, string)"/>
    internal static LlamaConfig Parse(ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            JsonFields root = JsonFields.Parse(utf8);
            foreach (var (setting, isPlain, needed) in _plain)
            {
                if (root.Has(setting) && !isPlain(root.Value(setting)))
                {
                    throw new FieldException($"{setting} is {root.Shown(setting)}; {needed}.");
                }
            }

            var defaults = new LlamaConfig();
            var config = new LlamaConfig
            {
                VocabSize = Size(root, "vocab_size") ?? defaults.VocabSize,
                HiddenSize = Size(root, "hidden_size") ?? defaults.HiddenSize,
                IntermediateSize = Size(root, "intermediate_size") ?? defaults.IntermediateSize,
                Layers = Size(root, "num_hidden_layers") ?? defaults.Layers,
                Heads = Size(root, "num_attention_heads") ?? defaults.Heads,
                KeyValueHeads = Size(root, "num_key_value_heads") ?? 0,
                HeadDim = Size(root, "head_dim") ?? 0,
                MaxPositionEmbeddings = Size(root, "max_position_embeddings") ?? defaults.MaxPositionEmbeddings,
                RopeTheta = RopeTheta(root) ?? defaults.RopeTheta,
                RmsNormEps = Positive(root, "rms_norm_eps") ?? defaults.RmsNormEps,
                TieWordEmbeddings = root.Has("tie_word_embeddings") && root.Truth("tie_word_embeddings"),
                InitializerRange = Positive(root, "initializer_range") ?? defaults.InitializerRange,
            };
            return config.Problems() is [var problem, ..] ? throw new FieldException(problem.Message) : config;
        }
        catch (FieldException problem)
        {
            throw new SafetensorsException($"{name} is not a supported Llama configuration: {problem.Message}");
        }
    }

    /// <summary>Converts a configuration to the text of <c>config.json</c>.</summary>
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

    private static int? Size(JsonFields fields, string name) => fields.Has(name) ? fields.Int(name, least: 1) : null;

    private static double? Positive(JsonFields fields, string name) =>
        fields.Has(name) ? fields.Number(name, double.Epsilon, float.MaxValue) : null;

    /// <summary>
    /// The base θ of the rotary frequencies; null if the file has none. Newer files store it beside the scaling of the frequencies. A
    /// scaling other than 1 throws a <see cref="FieldException"/>.
    /// </summary>
    private static double? RopeTheta(JsonFields root)
    {
        const string theta = "rope_theta";
        double? found = Positive(root, theta);
        foreach (string section in (string[])["rope_scaling", "rope_parameters"])
        {
            // Some programs write the scaling factor itself in place of the section.
            if (!root.Has(section) || IsNumber(root.Value(section), 1))
            {
                continue;
            }

            JsonFields rope = root.Object(section);
            // "type" is the older spelling; a file may contain both.
            string[] types = [.. ((string[])["rope_type", "type"]).Where(rope.Has).Select(one => rope.Text(one))];
            bool isPlain = types.All(type => type is "default" or "linear")
                && (rope.Has("factor") ? rope.Number("factor", 0, double.MaxValue) == 1 : !types.Contains("linear", StringComparer.Ordinal))
                && (!rope.Has("partial_rotary_factor") || rope.Number("partial_rotary_factor", 0, 1) == 1)
                && !rope.Names.Any(name => rope.Value(name).ValueKind == JsonValueKind.Object);
            if (!isPlain)
            {
                throw new FieldException($"{section} is {root.Shown(section)}; scaled rotary embeddings are not supported.");
            }

            if (Positive(rope, theta) is double here)
            {
                found = found is null || found == here
                    ? here
                    : throw new FieldException($"{theta} is {root.Shown(theta)}, but {here} in {section}.");
            }
        }

        return found;
    }

    private static bool AreLlamas(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(one => IsText(one, "LlamaForCausalLM", "LLaMAForCausalLM", "LlamaModel"));

    private static bool IsText(JsonElement value, params string[] texts) =>
        value.ValueKind == JsonValueKind.String && texts.Contains(value.GetString(), StringComparer.Ordinal);

    private static bool IsFalse(JsonElement value) => value.ValueKind == JsonValueKind.False;

    private static bool IsNumber(JsonElement value, double number) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double one) && one == number;

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any();
}
