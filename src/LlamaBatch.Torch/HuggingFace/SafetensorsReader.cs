using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LlamaBatch.Files;

namespace LlamaBatch.Torch;

/// <summary>Reads a safetensors file from a stream. Each tensor is read into memory that the caller provides.</summary>
/// <remarks>
/// Reading is strict: lengths, types, shapes and offsets must agree, and the tensors must cover the data without gaps or overlaps.
/// </remarks>
internal sealed class SafetensorsReader
{
    /// <summary>The format's limit on the length of the header, in bytes.</summary>
    private const int LongestHeader = 100_000_000;

    /// <summary>The maximum number of floats read at once.</summary>
    private const int FloatsAtOnce = 1 << 20;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly long _data;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="length">The length of the file, in bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="SafetensorsException">The header is malformed.</exception>
    public SafetensorsReader(Stream stream, long length, string name)
    {
        (_stream, _name) = (stream, name);
        if (length < 8)
        {
            throw new SafetensorsException($"{name} has {length} bytes, which is too short for a safetensors file.");
        }

        byte[] prefix = new byte[8];
        stream.ReadExactly(prefix);
        if (prefix.AsSpan().StartsWith("version "u8))
        {
            throw new SafetensorsException($"{name} is a Git LFS pointer, not the file itself. Fetch it, for example with 'git lfs pull'.");
        }

        if (prefix.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..])
        {
            throw new SafetensorsException(
                $"{name} is a page of HTML or XML, as a download without access gives. Download the file again.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > LongestHeader || headerLength > (ulong)(length - 8))
        {
            throw new SafetensorsException(
                $"{name} declares a header of {headerLength} bytes, more than the file or the format allows.");
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
    /// <param name="tensor">The tensor's name.</param>
    /// <param name="values">Receives the elements. Its length must be the number of elements in the tensor.</param>
    /// <exception cref="SafetensorsException">The tensor has a type other than F64, F32, F16 and BF16.</exception>
    public void Read(string tensor, Span<float> values)
    {
        SafetensorsEntry entry = Tensors[tensor];
        CheckType(tensor);
        _stream.Position = _data + entry.Begin;
        while (values.Length > 0)
        {
            Span<float> part = values[..Math.Min(FloatsAtOnce, values.Length)];
            switch (entry.Type)
            {
                case "F32":
                    _stream.ReadExactly(MemoryMarshal.AsBytes(part));
                    break;
                case "F64":
                    ReadAs<double>(part, static number => (float)number);
                    break;
                case "F16":
                    ReadAs<Half>(part, static number => (float)number);
                    break;
                default:
                    ReadAs<ushort>(part, static bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));
                    break;
            }

            values = values[part.Length..];
        }
    }

    /// <summary>Throws if a tensor has a type that cannot be read as float32.</summary>
    /// <exception cref="SafetensorsException">The tensor has a type other than F64, F32, F16 and BF16.</exception>
    public void CheckType(string tensor)
    {
        if (!SafetensorsType.IsReadable(Tensors[tensor].Type))
        {
            throw new SafetensorsException(
                $"{_name} stores '{Printable.Short(tensor)}' as {Tensors[tensor].Type}; supported types are {SafetensorsType.Readable}.");
        }
    }

    private void ReadAs<T>(Span<float> values, Func<T, float> convert)
        where T : unmanaged
    {
        T[] stored = new T[values.Length];
        _stream.ReadExactly(MemoryMarshal.AsBytes(stored.AsSpan()));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = convert(stored[i]);
        }
    }

    private void Parse(byte[] header, long data)
    {
        try
        {
            JsonFields entries = JsonFields.Parse(header);
            foreach (string tensor in entries.Names)
            {
                JsonFields entry = entries.Object(tensor);
                if (tensor == "__metadata__")
                {
                    Metadata = entry.Names.ToDictionary(
                        note => note, note => entry.Text(note, longest: int.MaxValue), StringComparer.Ordinal);
                }
                else
                {
                    Tensors.Add(tensor, Entry(tensor, entry, data));
                }
            }
        }
        catch (FieldException problem)
        {
            throw new SafetensorsException($"{_name} has an invalid header: {problem.Message}");
        }

        CheckCover(data);
    }

    private SafetensorsEntry Entry(string tensor, JsonFields entry, long data)
    {
        string shown = Printable.Short(tensor);
        string type = entry.Text("dtype");
        if (SafetensorsType.BitsOf(type) is not int bits)
        {
            throw new SafetensorsException($"{_name} stores '{shown}' as {entry.Shown("dtype")}, which is not a type of the format.");
        }

        long[] shape = entry.Wholes("shape", 0, long.MaxValue);
        if (entry.Wholes("data_offsets", 0, long.MaxValue) is not [var begin, var end] || end < begin)
        {
            throw new SafetensorsException($"{_name} places '{shown}' outside of its data.");
        }

        if (end > data)
        {
            throw new SafetensorsException(
                $"{_name} ends before '{shown}' does: {end} bytes of data are needed, {data} are there. The download was cut short; "
                    + "download the file again.");
        }

        UInt128 count = shape.Aggregate(UInt128.One, (product, size) => product > long.MaxValue ? product : product * (ulong)size);
        return count * (uint)bits == (UInt128)(ulong)(end - begin) * 8
            ? new SafetensorsEntry(type, shape, (long)count, begin, end)
            : throw new SafetensorsException(
                $"{_name} stores '{shown}' in {end - begin} bytes, "
                + $"which do not match its shape [{string.Join(", ", shape.Take(8))}] of {type}.");
    }

    private void CheckCover(long length)
    {
        long covered = 0;
        foreach ((string tensor, SafetensorsEntry entry) in Tensors.OrderBy(one => one.Value.Begin).ThenBy(one => one.Value.End))
        {
            if (entry.Begin != covered)
            {
                throw new SafetensorsException(entry.Begin < covered
                    ? $"{_name} lets '{Printable.Short(tensor)}' overlap another tensor."
                    : $"{_name} leaves a gap before '{Printable.Short(tensor)}'.");
            }

            covered = entry.End;
        }

        if (covered != length)
        {
            throw new SafetensorsException($"{_name} has {length - covered} bytes after its last tensor.");
        }
    }
}
