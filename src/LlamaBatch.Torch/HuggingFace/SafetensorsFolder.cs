using LlamaBatch.Files;

namespace LlamaBatch.Torch;

/// <summary>The tensors in a model folder, from a single file or from shards.</summary>
/// <remarks>
/// The tensors are in <c>model.safetensors</c>, or in the shards listed in <c>model.safetensors.index.json</c>. Headers
/// are read on opening, tensors on demand.
/// </remarks>
internal sealed class SafetensorsFolder : IDisposable
{
    /// <summary>The file name of a model that is stored in one file.</summary>
    public const string Model = "model.safetensors";

    /// <summary>The name of the index file of a sharded model.</summary>
    public const string Index = "model.safetensors.index.json";

    private const string Layout = $"A model in Hugging Face's layout has config.json and {Model}, or shards with {Index}.";
    private const int MostShards = 10_000;
    private const long LongestIndex = 100_000_000;

    private readonly List<FileStream> _files = [];
    private readonly Dictionary<string, (SafetensorsReader Reader, string File)> _tensors = new(StringComparer.Ordinal);

    private SafetensorsFolder(string name) => Name = name;

    /// <summary>The name of the model file or of the index, for messages.</summary>
    public string Name { get; }

    /// <summary>The names of all tensors.</summary>
    public IReadOnlyCollection<string> Tensors => _tensors.Keys;

    /// <summary>Opens the files of a folder and checks their headers.</summary>
    /// <exception cref="SafetensorsException">A file is missing, malformed, or contradicts another file.</exception>
    public static SafetensorsFolder Open(string folder)
    {
        bool isWhole = Has(folder, Model);
        if (!isWhole && !Has(folder, Index))
        {
            throw new SafetensorsException($"The folder '{Printable.OneLine(folder)}' has no {Model}. {Instead(folder)}");
        }

        var opened = new SafetensorsFolder(isWhole ? Model : Index);
        try
        {
            if (isWhole)
            {
                opened.Add(folder, Model);
            }
            else
            {
                opened.AddShards(folder);
            }

            return opened;
        }
        catch (Exception problem)
        {
            opened.Dispose();
            throw problem is IOException or UnauthorizedAccessException
                ? new SafetensorsException($"{opened.Name} or one of its shards cannot be read ({Printable.OneLine(problem.Message)}).")
                : problem;
        }
    }

    /// <summary>The header entry for a tensor.</summary>
    public SafetensorsEntry this[string tensor] => _tensors[tensor].Reader.Tensors[tensor];

    /// <inheritdoc cref="SafetensorsReader.Read"/>
    public void Read(string tensor, Span<float> values) => _tensors[tensor].Reader.Read(tensor, values);

    /// <inheritdoc cref="SafetensorsReader.CheckType"/>
    public void CheckType(string tensor) => _tensors[tensor].Reader.CheckType(tensor);

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    /// <summary>Whether the folder has a file with this name.</summary>
    /// <exception cref="SafetensorsException">The folder cannot be read.</exception>
    public static bool Has(string folder, string name)
    {
        try
        {
            return OnDisk.IsFile(Path.Combine(folder, name));
        }
        catch (UnreadableException problem)
        {
            throw new SafetensorsException(Printable.OneLine(problem.Message));
        }
    }

    /// <summary>Reads a small text file in the folder, without its byte order mark.</summary>
    /// <exception cref="SafetensorsException">The file is empty, cannot be read, or has more than <paramref name="longest"/>
    /// bytes.</exception>
    public static byte[] ReadText(string folder, string name, long longest)
    {
        try
        {
            string path = Path.Combine(folder, name);
            if (OnDisk.IsEmpty(path))
            {
                throw new SafetensorsException($"{name} is empty or not a regular file. Download it again.");
            }

            using FileStream file = File.OpenRead(path);
            if (file.Length > longest)
            {
                throw new SafetensorsException($"{name} has {file.Length} bytes; it must have at most {longest}.");
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SafetensorsException($"{name} cannot be read ({Printable.OneLine(problem.Message)}).");
        }
    }

    private void Add(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (OnDisk.IsEmpty(path))
        {
            // Pipes and devices also report a length of 0, and opening one may block forever.
            throw new SafetensorsException($"{name} is empty or not a regular file. Download it again.");
        }

        FileStream file = File.OpenRead(path);
        _files.Add(file);
        var reader = new SafetensorsReader(file, file.Length, name);
        foreach (string tensor in reader.Tensors.Keys)
        {
            if (!_tensors.TryAdd(tensor, (reader, name)))
            {
                throw new SafetensorsException($"'{Printable.Short(tensor)}' is in two shards, {_tensors[tensor].File} and {name}.");
            }
        }
    }

    private void AddShards(string folder)
    {
        Dictionary<string, string> places = PlacesIn(ReadText(folder, Index, LongestIndex));
        string[] shards = [.. places.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (shards.Length > MostShards)
        {
            throw new SafetensorsException($"{Index} lists {shards.Length} shards; it must list at most {MostShards}.");
        }

        foreach (string shard in shards)
        {
            if (!Has(folder, shard))
            {
                throw new SafetensorsException($"{Index} lists the shard {shard}, which is missing. Download or copy it.");
            }

            Add(folder, shard);
        }

        IEnumerable<string> found = Directory.EnumerateFiles(folder, "model-*-of-*.safetensors").Select(path => Path.GetFileName(path));
        foreach (string other in found.Except(shards, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            throw new SafetensorsException(
                $"The folder has the shard {Printable.Short(other)}, which {Index} does not list. "
                + "Remove the one that belongs to another model.");
        }

        foreach ((string tensor, string shard) in places)
        {
            if (!_tensors.TryGetValue(tensor, out var place) || place.File != shard)
            {
                throw new SafetensorsException($"{Index} places '{Printable.Short(tensor)}' in {shard}, which lacks it.");
            }
        }
    }

    /// <summary>The file name of each tensor's shard, from the index file.</summary>
    private static Dictionary<string, string> PlacesIn(byte[] index)
    {
        try
        {
            JsonFields map = JsonFields.Parse(index).Object("weight_map");
            return map.Names.ToDictionary(
                tensor => tensor,
                tensor => IsFileName(map.Text(tensor))
                    ? map.Text(tensor)
                    : throw map.Wrong(tensor, "the name of a .safetensors file beside the index"),
                StringComparer.Ordinal);
        }
        catch (FieldException problem)
        {
            throw new SafetensorsException($"{Index} is not a valid list of shards: {problem.Message}");
        }
    }

    /// <summary>
    /// Whether a text is a plain file name with the extension <c>.safetensors</c>. Such a name cannot point outside of the folder.
    /// </summary>
    private static bool IsFileName(string text) =>
        text.Length is > 0 and <= 255 && text.EndsWith(".safetensors", StringComparison.Ordinal) && text[0] != '.'
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>The error message for a folder without a readable model: what the folder has instead, and a remedy.</summary>
    private static string Instead(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Layout;
        }

        string[] files = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        return Named("adapter_", "") is string adapter
                ? $"Its {adapter} is an adapter, not a model. Merge it into its base model and save that."
            : Named("model-", ".safetensors") is string shard ? $"Its {shard} is a shard; the list of shards, {Index}, is missing."
            : Named("", ".safetensors") is string other ? $"If {other} is the whole model, rename it to {Model}."
            : Named("", ".gguf") is string gguf ? $"{gguf} is a GGUF file, which is not supported. Get the model in safetensors format."
            : Named("", ".bin", ".pth", ".pt") is string pickle
                ? $"{pickle} is a PyTorch pickle, which is not supported. Save the model with safe_serialization=True."
            : Named("", ".npz", ".h5", ".msgpack", ".onnx") is string foreign
                ? $"{foreign} is not supported. Get the model in safetensors format."
            : Layout;

        string? Named(string start, params string[] ends) =>
            files.FirstOrDefault(name => name.StartsWith(start, StringComparison.Ordinal)
                && ends.Any(end => name.EndsWith(end, StringComparison.Ordinal))) is string name ? Printable.Short(name) : null;
    }
}
