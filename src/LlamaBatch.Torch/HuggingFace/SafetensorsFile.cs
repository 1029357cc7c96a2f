namespace LlamaBatch.Torch;

/// <summary>A safetensors file, held in memory.</summary>
/// <remarks>
/// A file consists of the header's length in eight bytes, a JSON header and the tensors' bytes. Reading is strict: lengths, types, shapes
/// and offsets must agree, and the tensors must cover the data without gaps or overlaps. F64, F32, F16 and BF16 are read as float32; only
/// F32 is written.
/// </remarks>
public sealed class SafetensorsFile
{
    /// <summary>The tensors by name.</summary>
    public required IReadOnlyDictionary<string, SafetensorsTensor> Tensors { get; init; }

    /// <summary>The free-form entries of the header's <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">The file is not a well-formed safetensors file of floating-point tensors.</exception>
    public static SafetensorsFile Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return Read(file, Path.GetFileName(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SafetensorsException($"{Path.GetFileName(path)} cannot be read ({problem.Message}).");
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="SafetensorsException">The file is not a well-formed safetensors file of floating-point tensors.</exception>
    public static SafetensorsFile Parse(ReadOnlySpan<byte> bytes, string name)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        return Read(stream, name);
    }

    /// <summary>The bytes of the file, with tensors in ordinal order of their names.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        IEnumerable<SafetensorsPart> parts =
            Tensors.Select(tensor => new SafetensorsPart(tensor.Key, tensor.Value.Shape, () => tensor.Value.Values));
        SafetensorsWriter.Write(parts, Metadata, file.Write);
        return file.ToArray();
    }

    private static SafetensorsFile Read(Stream stream, string name)
    {
        var reader = new SafetensorsReader(stream, stream.Length, name);
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach ((string tensor, SafetensorsEntry entry) in reader.Tensors)
        {
            reader.CheckType(tensor);
            float[] values = new float[entry.Count <= WeightBuffer.MostWeights
                ? entry.Count
                : throw new SafetensorsException(
                    $"'{tensor}' of {name} has {entry.Count} elements; it must have at most {WeightBuffer.MostWeights}.")];
            reader.Read(tensor, values);
            tensors.Add(tensor, new SafetensorsTensor(entry.Shape, values));
        }

        return new SafetensorsFile { Tensors = tensors, Metadata = reader.Metadata };
    }
}
