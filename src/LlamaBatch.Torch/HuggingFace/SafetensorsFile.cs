using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlamaBatch.Torch;

/// <summary>
/// A safetensors file: eight bytes of header length, a JSON header, the tensors' bytes. Reading trusts nothing: lengths, types, shapes and offsets must agree,
/// and the tensors must cover the data without gap or overlap. F32, F16 and BF16 are read, as float32; F32 is written.
/// </summary>
public sealed class SafetensorsFile
{
    /// <summary>The format's own limit on the header.</summary>
    private const int LongestHeader = 100_000_000;

    /// <summary>Headers are padded with spaces so that the data is aligned.</summary>
    private const int Alignment = 8;

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
            return Parse(File.ReadAllBytes(path), Path.GetFileName(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SafetensorsException($"{Path.GetFileName(path)} cannot be read ({problem.Message}).");
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="SafetensorsException">As <see cref="Read"/>.</exception>
    public static SafetensorsFile Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 8)
        {
            throw new SafetensorsException($"{name} has {bytes.Length} bytes, which is too short for a safetensors file.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > LongestHeader || length > (ulong)(bytes.Length - 8))
        {
            throw new SafetensorsException($"{name} says that its header has {length} bytes, which is more than the file or the format allows.");
        }

        ReadOnlySpan<byte> data = bytes[(8 + (int)length)..];
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        Dictionary<string, string>? metadata = null;
        var ranges = new List<(long Begin, long End, string Tensor)>();
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.Slice(8, (int)length).ToArray());
            foreach (JsonProperty entry in header.RootElement.EnumerateObject())
            {
                if (entry.Name == "__metadata__")
                {
                    metadata = metadata is null ? Notes(entry.Value, name) : throw Twice(entry.Name, name);
                }
                else if (!tensors.TryAdd(entry.Name, Tensor(entry, data, name, ranges)))
                {
                    throw Twice(entry.Name, name);
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new SafetensorsException($"{name} has a header that is not the JSON object of a safetensors file ({problem.Message}).");
        }

        CheckCover(ranges, data.Length, name);
        return new SafetensorsFile { Tensors = tensors, Metadata = metadata ?? [] };
    }

    /// <summary>The bytes of the file, tensors in ordinal order of their names.</summary>
    public byte[] ToBytes()
    {
        var names = Tensors.Keys.Order(StringComparer.Ordinal).ToList();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (string key in Metadata.Keys.Order(StringComparer.Ordinal))
                {
                    json.WriteString(key, Metadata[key]);
                }

                json.WriteEndObject();
            }

            long begin = 0;
            foreach (string name in names)
            {
                long end = begin + ((long)Tensors[name].Values.Length * sizeof(float));
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (long size in Tensors[name].Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                begin = end;
            }

            json.WriteEndObject();
        }

        while (header.Length % Alignment != 0)
        {
            header.WriteByte((byte)' ');
        }

        using var file = new MemoryStream();
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        file.Write(prefix);
        header.WriteTo(file);
        foreach (string name in names)
        {
            file.Write(MemoryMarshal.AsBytes<float>(Tensors[name].Values));
        }

        return file.ToArray();
    }

    private static Dictionary<string, string> Notes(JsonElement entries, string file)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty note in entries.EnumerateObject())
        {
            if (!notes.TryAdd(note.Name, note.Value.GetString() ?? ""))
            {
                throw Twice(note.Name, file);
            }
        }

        return notes;
    }

    /// <summary>Readers differ in which of two they take, so a file that says a thing twice could mean two things.</summary>
    private static SafetensorsException Twice(string entry, string file) => new($"{file} lists '{entry}' twice.");

    private static SafetensorsTensor Tensor(JsonProperty entry, ReadOnlySpan<byte> data, string file, List<(long Begin, long End, string Tensor)> ranges)
    {
        if (entry.Value.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            throw Twice($"{entry.Name}.{repeated.Key}", file);
        }

        string type = entry.Value.GetProperty("dtype").GetString() ?? "";
        int bytes = type switch
        {
            "F32" => 4,
            "F16" or "BF16" => 2,
            _ => throw new SafetensorsException($"{file} stores '{entry.Name}' as {type}; F32, F16 and BF16 can be read."),
        };
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (shape.Any(size => size < 0) || offsets is not [var begin, var end] || begin < 0 || end < begin || end > data.Length)
        {
            throw new SafetensorsException($"{file} places '{entry.Name}' outside of its data.");
        }

        UInt128 count = shape.Aggregate(UInt128.One, (product, size) => product > long.MaxValue ? product : product * (ulong)size);
        if (count * (uint)bytes != (UInt128)(ulong)(end - begin))
        {
            throw new SafetensorsException($"{file} gives '{entry.Name}' {end - begin} bytes, but its shape [{string.Join(", ", shape)}] in {type} does not take that many.");
        }

        ranges.Add((begin, end, entry.Name));
        return new SafetensorsTensor(shape, Values(data[(int)begin..(int)end], type));
    }

    private static float[] Values(ReadOnlySpan<byte> bytes, string type)
    {
        if (type == "F32")
        {
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        }

        float[] values = new float[bytes.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            ushort bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
            values[i] = type == "F16" ? (float)BitConverter.UInt16BitsToHalf(bits) : BitConverter.UInt32BitsToSingle((uint)bits << 16);
        }

        return values;
    }

    private static void CheckCover(List<(long Begin, long End, string Tensor)> ranges, long length, string name)
    {
        long covered = 0;
        foreach ((long begin, long end, string tensor) in ranges.OrderBy(range => range.Begin).ThenBy(range => range.End))
        {
            if (begin != covered)
            {
                throw new SafetensorsException(begin < covered ? $"{name} lets '{tensor}' overlap another tensor." : $"{name} leaves a gap before '{tensor}'.");
            }

            covered = end;
        }

        if (covered != length)
        {
            throw new SafetensorsException($"{name} has {length - covered} bytes after its last tensor.");
        }
    }
}
