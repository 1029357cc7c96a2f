namespace LlamaBatch.Torch;

/// <summary>A model in Hugging Face's layout: a folder with <c>config.json</c> and <c>model.safetensors</c>.</summary>
public static class LlamaFolder
{
    private const string Config = "config.json";
    private const string Model = "model.safetensors";
    private const string Head = "lm_head.weight";
    private const string Embedding = "model.embed_tokens.weight";

    /// <summary>Older checkpoints store the rotary frequencies, which follow from the configuration.</summary>
    private const string RotaryTable = ".rotary_emb.inv_freq";

    /// <summary>Loads a model.</summary>
    /// <exception cref="SafetensorsException">A file is missing, malformed, or does not fit the other.</exception>
    public static LlamaModel Load(string folder)
    {
        foreach (string file in new[] { Config, Model })
        {
            if (!File.Exists(Path.Combine(folder, file)))
            {
                throw new SafetensorsException($"The folder '{folder}' has no {file}; a model in Hugging Face's layout has {Config} and {Model}.");
            }
        }

        LlamaConfig config = ConfigJson.Parse(File.ReadAllText(Path.Combine(folder, Config)), Config);
        SafetensorsFile weights = SafetensorsFile.Read(Path.Combine(folder, Model));
        CheckSize(config, weights);
        var model = new LlamaModel(config);
        try
        {
            Fill(model, weights, Model);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Saves a model; a tied head is not stored twice.</summary>
    public static void Save(LlamaModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Config), ConfigJson.ToJson(model.Config));
        using FileStream file = File.Create(Path.Combine(folder, Model));
        SafetensorsWriter.Write(PartsOf(model), new Dictionary<string, string> { ["format"] = "pt" }, file.Write);
    }

    /// <summary>The model's weights by name, where they lie.</summary>
    internal static IEnumerable<SafetensorsPart> PartsOf(LlamaModel model) =>
        model.Weights.Select(weight => new SafetensorsPart(weight.Name, weight.Parameter.shape, () => weight.Values));

    /// <summary>Sets every weight of a model from a file, which must have all of them in their shapes and nothing else.</summary>
    /// <exception cref="SafetensorsException">A tensor is missing, unknown, or of another shape; no weight has changed then.</exception>
    private static void Fill(LlamaModel model, SafetensorsFile file, string name)
    {
        CheckFit(model, file, name);
        foreach (Weight weight in model.Weights)
        {
            file.Tensors[StoredName(weight, model, file)].Values.CopyTo(weight.Values);
        }
    }

    /// <summary>Whether a file has every weight of a model in its shape and nothing else.</summary>
    /// <exception cref="SafetensorsException">A tensor is missing, unknown, or of another shape.</exception>
    private static void CheckFit(LlamaModel model, SafetensorsFile file, string name)
    {
        var unknown = file.Tensors.Keys.Except(model.Weights.Select(weight => StoredName(weight, model, file)), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        unknown.RemoveWhere(tensor => tensor.EndsWith(RotaryTable, StringComparison.Ordinal));
        if (model.Config.TieWordEmbeddings && unknown.Remove(Head) && file.Tensors.TryGetValue(Embedding, out SafetensorsTensor? embedding)
            && !file.Tensors[Head].Values.AsSpan().SequenceEqual(embedding.Values))
        {
            throw new SafetensorsException($"{name} has a head of its own ({Head}), but {Config} says that it is tied to the embedding.");
        }

        if (unknown.Count > 0)
        {
            throw new SafetensorsException($"{name} has tensors that the model does not: {string.Join(", ", unknown.Order(StringComparer.Ordinal).Take(5))}.");
        }

        foreach (Weight weight in model.Weights)
        {
            if (!file.Tensors.TryGetValue(StoredName(weight, model, file), out SafetensorsTensor? tensor))
            {
                throw new SafetensorsException($"{name} lacks the tensor '{weight.Name}'.");
            }

            if (!tensor.Shape.SequenceEqual(weight.Parameter.shape))
            {
                throw new SafetensorsException(
                    $"{name} has '{weight.Name}' in the shape [{string.Join(", ", tensor.Shape)}], but the model needs [{string.Join(", ", weight.Parameter.shape)}].");
            }
        }
    }

    /// <summary>
    /// A configuration of a few bytes can ask for any amount of memory; a model is made only where the file has about as many weights. What exactly is missing is
    /// said once it is made.
    /// </summary>
    private static void CheckSize(LlamaConfig config, SafetensorsFile file)
    {
        double most = 2.0 * file.Tensors.Values.Sum(tensor => (long)tensor.Values.Length);
        double width = config.HiddenSize;
        // Each of the large matrices first, since the number of parameters of an absurd shape is more than a long can hold.
        bool isTooLarge = width * config.VocabSize > most || width * config.IntermediateSize > most || width * config.Heads * config.HeadDim > most || width * config.Layers > most;
        if (isTooLarge || config.Parameters > most)
        {
            throw new SafetensorsException($"{Config} asks for a model of more weights than {Model} has: the two do not belong together, or one of them is damaged.");
        }
    }

    /// <summary>The name of a weight in a file: of the two names of a tied matrix, a file may keep the head's alone.</summary>
    private static string StoredName(Weight weight, LlamaModel model, SafetensorsFile file) =>
        weight.Name == Embedding && model.Config.TieWordEmbeddings && !file.Tensors.ContainsKey(Embedding) && file.Tensors.ContainsKey(Head) ? Head : weight.Name;
}
