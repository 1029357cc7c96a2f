using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlamaBatch.Torch.Tests;

/// <summary>
/// The tensors of an <c>expected.safetensors</c>, which holds integers besides floats. Read without <see cref="SafetensorsFile"/>, so
/// that a mistake there cannot hide.
/// </summary>
internal sealed class ReferenceFile
{
    private readonly byte[] _bytes;
    private readonly int _dataAt;
    private readonly JsonElement _header;

    public ReferenceFile(string path)
    {
        _bytes = File.ReadAllBytes(path);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(_bytes);
        _dataAt = 8 + length;
        using JsonDocument header = JsonDocument.Parse(_bytes.AsMemory(8, length));
        _header = header.RootElement.Clone();
    }

    public IEnumerable<string> Names => _header.EnumerateObject().Select(entry => entry.Name).Where(name => name != "__metadata__");

    public long[] Shape(string name) =>
        [.. _header.GetProperty(name).GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];

    public float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(Data(name, "F32")).ToArray();

    public long[] Integers(string name) => Type(name) == "I64"
        ? MemoryMarshal.Cast<byte, long>(Data(name, "I64")).ToArray()
        : [.. MemoryMarshal.Cast<byte, int>(Data(name, "I32")).ToArray().Select(value => (long)value)];

    private string Type(string name) => _header.GetProperty(name).GetProperty("dtype").GetString()!;

    private Span<byte> Data(string name, string type)
    {
        Assert.Equal(type, Type(name));
        JsonElement offsets = _header.GetProperty(name).GetProperty("data_offsets");
        return _bytes.AsSpan()[(_dataAt + offsets[0].GetInt32())..(_dataAt + offsets[1].GetInt32())];
    }
}
