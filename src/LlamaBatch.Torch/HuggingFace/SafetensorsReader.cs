using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlamaBatch.Torch;

/// <summary>
/// Reads a safetensors file from a stream, tensor by tensor to where it shall lie. The header is trusted in nothing: lengths, types, shapes and offsets must agree, and the tensors
/// must cover the data without gap or overlap.
/// </summary>
internal sealed class SafetensorsReader
{
    /// <summary>The format's own limit on the header.</summary>
    private const int LongestHeader = 100_000_000;

    /// <summary>Floats read at once.</summary>
    private const int FloatsAtOnce = 1 << 20;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly long _data;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="SafetensorsException">It is not the beginning of a well-formed safetensors file of floating-point tensors.</exception>
    public SafetensorsReader(Stream stream, long length, string name)
    {
        (_stream, _name) = (stream, name);
        if (length < 8)
        {
            throw new SafetensorsException($"{name} has {length} bytes, which is too short for a safetensors file.");
        }

        byte[] prefix = new byte[8];
        stream.ReadExactly(prefix);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > LongestHeader || headerLength > (ulong)(length - 8))
        {
            throw new SafetensorsException($"{name} says that its header has {headerLength} bytes, which is more than the file or the format allows.");
        }

        byte[] header = new byte[headerLength];
        stream.ReadExactly(header);
        _data = 8 + (long)headerLength;
        Parse(header, length - _data);
    }

    /// <summary>The tensors by name.</summary>
    public Dictionary<string, SafetensorsEntry> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>The entries of <c>__metadata__</c>.</summary>
    public Dictionary<string, string> Metadata { get; private set; } = [];

    /// <summary>Reads a tensor as float32.</summary>
    /// <param name="tensor">Its name.</param>
    /// <param name="values">Takes its elements; as many as it has.</param>
    public void Read(string tensor, Span<float> values)
    {
        SafetensorsEntry entry = Tensors[tensor];
        _stream.Position = _data + entry.Begin;
        while (values.Length > 0)
        {
            Span<float> part = values[..Math.Min(FloatsAtOnce, values.Length)];
            if (entry.Type == "F32")
            {
                _stream.ReadExactly(MemoryMarshal.AsBytes(part));
            }
            else
            {
                ReadHalves(part, entry.Type);
            }

            values = values[part.Length..];
        }
    }

    private void ReadHalves(Span<float> values, string type)
    {
        ushort[] halves = new ushort[values.Length];
        _stream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type == "F16" ? (float)BitConverter.UInt16BitsToHalf(halves[i]) : BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
        }
    }

    private void Parse(byte[] header, long data)
    {
        bool hasMetadata = false;
        try
        {
            using JsonDocument json = JsonDocument.Parse(header);
            foreach (JsonProperty entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name == "__metadata__")
                {
                    Metadata = hasMetadata ? throw Twice(entry.Name) : Notes(entry.Value);
                    hasMetadata = true;
                }
                else if (!Tensors.TryAdd(entry.Name, Entry(entry, data)))
                {
                    throw Twice(entry.Name);
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new SafetensorsException($"{_name} has a header that is not the JSON object of a safetensors file ({problem.Message}).");
        }

        CheckCover(data);
    }

    private Dictionary<string, string> Notes(JsonElement entries)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty note in entries.EnumerateObject())
        {
            if (!notes.TryAdd(note.Name, note.Value.GetString() ?? ""))
            {
                throw Twice(note.Name);
            }
        }

        return notes;
    }

    /// <summary>Readers differ in which of two they take, so a file that says a thing twice could mean two things.</summary>
    private SafetensorsException Twice(string entry) => new($"{_name} lists '{entry}' twice.");

    private SafetensorsEntry Entry(JsonProperty entry, long data)
    {
        if (entry.Value.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            throw Twice($"{entry.Name}.{repeated.Key}");
        }

        string type = entry.Value.GetProperty("dtype").GetString() ?? "";
        int bytes = type switch
        {
            "F32" => 4,
            "F16" or "BF16" => 2,
            _ => throw new SafetensorsException($"{_name} stores '{entry.Name}' as {type}; F32, F16 and BF16 can be read."),
        };
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (shape.Any(size => size < 0) || offsets is not [var begin, var end] || begin < 0 || end < begin || end > data)
        {
            throw new SafetensorsException($"{_name} places '{entry.Name}' outside of its data.");
        }

        UInt128 count = shape.Aggregate(UInt128.One, (product, size) => product > long.MaxValue ? product : product * (ulong)size);
        if (count * (uint)bytes != (UInt128)(ulong)(end - begin))
        {
            throw new SafetensorsException($"{_name} gives '{entry.Name}' {end - begin} bytes, but its shape [{string.Join(", ", shape)}] in {type} does not take that many.");
        }

        return count <= WeightBuffer.MostWeights
            ? new SafetensorsEntry(type, shape, (int)count, begin, end)
            : throw new SafetensorsException($"{_name} has {count} elements in '{entry.Name}'; up to {WeightBuffer.MostWeights} can be read.");
    }

    private void CheckCover(long length)
    {
        long covered = 0;
        foreach ((string tensor, SafetensorsEntry entry) in Tensors.OrderBy(tensor => tensor.Value.Begin).ThenBy(tensor => tensor.Value.End))
        {
            if (entry.Begin != covered)
            {
                throw new SafetensorsException(entry.Begin < covered ? $"{_name} lets '{tensor}' overlap another tensor." : $"{_name} leaves a gap before '{tensor}'.");
            }

            covered = entry.End;
        }

        if (covered != length)
        {
            throw new SafetensorsException($"{_name} has {length - covered} bytes after its last tensor.");
        }
    }
}
