using LlamaBatch.Files;

namespace LlamaBatch.Torch;

/// <summary>Reads and writes a model folder in Hugging Face's layout.</summary>
/// <remarks>The folder contains <c>config.json</c> and <c>model.safetensors</c>, or shards with their index.</remarks>
public static class LlamaFolder
{
    private const string Config = "config.json";
    private const string Head = "lm_head.weight";
    private const string Embedding = "model.embed_tokens.weight";
    private const long LongestConfig = 1 << 24;

    /// <summary>Prefixes that PyTorch's model wrappers, such as <c>torch.compile</c>, add to parameter names.</summary>
    private static readonly string[] _wrappers = ["_orig_mod.", "module."];

    /// <summary>
    /// The last part of the names of tensors to ignore. Older programs store such tables and masks, although the configuration determines them.
    /// </summary>
    private static readonly HashSet<string> _tables = new(StringComparer.Ordinal)
    {
        "inv_freq", "original_inv_freq", "cos_cached", "sin_cached", "position_ids", "masked_bias", "causal_mask", "attn_mask",
    };

    /// <summary>Loads a model from a folder.</summary>
    /// <exception cref="SafetensorsException">A file is missing or malformed, contradicts another file, or does not belong to a plain
    /// Llama.</exception>
    public static LlamaModel Load(string folder)
    {
        if (!SafetensorsFolder.Has(folder, Config))
        {
            throw new SafetensorsException(
                $"The folder '{Printable.OneLine(folder)}' has no {Config}; "
                + $"a model in Hugging Face's layout has {Config} and {SafetensorsFolder.Model}.");
        }

        LlamaConfig config = ConfigJson.Parse(SafetensorsFolder.ReadText(folder, Config, LongestConfig), Config);
        using SafetensorsFolder file = SafetensorsFolder.Open(folder);
        Dictionary<string, string> names = Named(file);
        CheckSize(config, file, names);
        var model = new LlamaModel(config);
        try
        {
            Fill(model, file, names);
            return model;
        }
        catch (Exception problem)
        {
            model.Dispose();
            throw problem is IOException
                ? new SafetensorsException($"{file.Name} cannot be read ({Printable.OneLine(problem.Message)}).")
                : problem;
        }
    }

    /// <summary>Saves a model to a folder. A tied LM head is stored only once, as the embedding.</summary>
    public static void Save(LlamaModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Config), ConfigJson.ToJson(model.Config));
        using FileStream file = File.Create(Path.Combine(folder, SafetensorsFolder.Model));
        SafetensorsWriter.Write(PartsOf(model), new Dictionary<string, string> { ["format"] = "pt" }, file.Write);
    }

    /// <summary>The model's weights by name, as views into its buffer.</summary>
    internal static IEnumerable<SafetensorsPart> PartsOf(LlamaModel model) =>
        model.Weights.Select(weight => new SafetensorsPart(weight.Name, weight.Parameter.shape, () => weight.Values));

    /// <summary>
    /// Maps each weight's name in <c>LlamaForCausalLM</c> to its name in the file. Precomputed tables and masks are left out.
    /// </summary>
    private static Dictionary<string, string> Named(SafetensorsFolder file)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string stored in file.Tensors.Where(tensor => !IsTable(tensor, file[tensor].Type)))
        {
            string name = NameOf(stored);
            if (!names.TryAdd(name, stored))
            {
                string first = Printable.Short(names[name]), second = Printable.Short(stored);
                throw new SafetensorsException(
                    $"{file.Name} has the weight '{Printable.Short(name)}' twice, as '{first}' and as '{second}'.");
            }
        }

        return names;
    }

    /// <summary>
    /// The name in <c>LlamaForCausalLM</c> of a stored weight. Prefixes of wrappers are removed; a missing prefix <c>model.</c> is added.
    /// </summary>
    private static string NameOf(string stored)
    {
        string name = stored;
        while (_wrappers.FirstOrDefault(wrapper => name.StartsWith(wrapper, StringComparison.Ordinal)) is string wrapper)
        {
            name = name[wrapper.Length..];
        }

        bool hasNoPrefix = name.StartsWith("layers.", StringComparison.Ordinal) || name is "embed_tokens.weight" or "norm.weight";
        return hasNoPrefix ? $"model.{name}" : name;
    }

    private static bool IsTable(string tensor, string type)
    {
        string last = tensor[(tensor.LastIndexOf('.') + 1)..];
        bool isMask = tensor.EndsWith(".self_attn.bias", StringComparison.Ordinal) && type is "BOOL" or "U8";
        return _tables.Contains(last) || tensor == "rope.freqs" || isMask;
    }

    /// <summary>Sets every weight of a model. The file must have exactly these weights, with the same shapes.</summary>
    /// <exception cref="SafetensorsException">A tensor is missing or unknown, has a wrong shape or type, or contains NaN or infinity; or a
    /// tied LM head differs from the embedding.</exception>
    private static void Fill(LlamaModel model, SafetensorsFolder file, Dictionary<string, string> names)
    {
        CheckFit(model, file, names);
        foreach (Weight weight in model.Weights)
        {
            file.Read(names[StoredName(weight, model, names)], weight.Values);
            if (weight.Values.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
            {
                throw new SafetensorsException($"{file.Name} has NaN or infinity in '{weight.Name}', so every output would be NaN. "
                    + "The file is damaged, or its training diverged; use another checkpoint.");
            }
        }

        if (model.Config.TieWordEmbeddings && names.ContainsKey(Embedding) && names.TryGetValue(Head, out string? head))
        {
            Weight embedding = model.Weights.First(weight => weight.Name == Embedding);
            float[] values = new float[embedding.Values.Length];
            file.Read(head, values);
            if (!embedding.Values.SequenceEqual(values))
            {
                throw new SafetensorsException(
                    $"{file.Name} has a separate head ({Head}), but {Config} ties it to the embedding. "
                    + "Set tie_word_embeddings to false if the head is right.");
            }
        }
    }

    /// <summary>Checks that a file has exactly the weights of a model, with the same shapes.</summary>
    /// <exception cref="SafetensorsException">A tensor is missing or unknown, or has a wrong shape or type.</exception>
    private static void CheckFit(LlamaModel model, SafetensorsFolder file, Dictionary<string, string> names)
    {
        const int shown = 5;
        IEnumerable<string> known = model.Weights.Select(weight => StoredName(weight, model, names));
        var unknown = names.Keys.Except(known, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (model.Config.TieWordEmbeddings && unknown.Remove(Head) && names.ContainsKey(Embedding))
        {
            CheckShape(Head, model.Weights.First(weight => weight.Name == Embedding), file, names);
        }

        if (unknown.Count > 0)
        {
            string more = unknown.Count > shown ? $" and {unknown.Count - shown} more" : "";
            string some = string.Join(", ", unknown.Order(StringComparer.Ordinal).Take(shown).Select(name => Printable.Short(name)));
            throw new SafetensorsException(
                $"{file.Name} has tensors that the model lacks: {some}{more}. "
                + "Biases, adapters, experts and quantized weights are not supported.");
        }

        foreach (Weight weight in model.Weights)
        {
            string name = StoredName(weight, model, names);
            if (!names.ContainsKey(name))
            {
                string remedy = name == Head ? " Set tie_word_embeddings to true in config.json if the head is the embedding." : "";
                throw new SafetensorsException($"{file.Name} lacks the tensor '{weight.Name}'.{remedy}");
            }

            CheckShape(name, weight, file, names);
        }
    }

    private static void CheckShape(string name, Weight weight, SafetensorsFolder file, Dictionary<string, string> names)
    {
        SafetensorsEntry entry = file[names[name]];
        file.CheckType(names[name]);
        if (!entry.Shape.SequenceEqual(weight.Parameter.shape))
        {
            string found = string.Join(", ", entry.Shape.Take(8)), needed = string.Join(", ", weight.Parameter.shape);
            throw new SafetensorsException($"{file.Name} has '{name}' in the shape [{found}], but the model needs [{needed}].");
        }
    }

    /// <summary>Throws if a configuration describes more than twice as many weights as the file, or too many for a model.</summary>
    /// <remarks>
    /// This check keeps a wrong configuration from requesting a huge amount of memory. A smaller mismatch is reported later, with the name
    /// of the missing tensor.
    /// </remarks>
    private static void CheckSize(LlamaConfig config, SafetensorsFolder file, Dictionary<string, string> names)
    {
        double most = 2 * names.Values.Sum(stored => (double)file[stored].Count);
        double width = config.HiddenSize;
        // Check the sizes of the large matrices first, because the total number of parameters can overflow 64 bits.
        bool isTooLarge = width * config.VocabSize > most || width * config.IntermediateSize > most
            || width * config.Heads * config.HeadDim > most || width * config.Layers > most;
        if (isTooLarge || config.Parameters > most)
        {
            throw new SafetensorsException(
                $"{Config} describes more weights than {file.Name} has. "
                + "The two files do not match, or one is damaged.");
        }

        if (config.Parameters > WeightBuffer.MostWeights)
        {
            throw new SafetensorsException(
                $"{Config} describes a model of {config.Parameters} weights; it must have at most {WeightBuffer.MostWeights}.");
        }
    }

    /// <summary>The name under which a file stores a weight. The file may store a tied embedding under the name of the LM head.</summary>
    private static string StoredName(Weight weight, LlamaModel model, Dictionary<string, string> names) =>
        weight.Name == Embedding && model.Config.TieWordEmbeddings && !names.ContainsKey(Embedding) && names.ContainsKey(Head)
            ? Head
            : weight.Name;
}
