using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlamaBatch.Torch;

/// <summary>Writes safetensors files piece by piece, so that the file is never held in memory as a whole.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Headers are padded with spaces to a multiple of this number of bytes, so that the data is aligned.</summary>
    private const int Alignment = 8;

    /// <summary>The maximum number of floats written at once (4 MiB). A whole tensor may exceed the limit on a byte span, 2 GiB.</summary>
    private const int FloatsAtOnce = 1 << 20;

    /// <summary>Writes a file of float32 tensors in ordinal order of their names.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">The entries of <c>__metadata__</c>.</param>
    /// <param name="write">Receives the bytes of the file, piece by piece.</param>
    public static void Write(
        IEnumerable<SafetensorsPart> tensors, IReadOnlyDictionary<string, string> metadata, Action<ReadOnlySpan<byte>> write)
    {
        SafetensorsPart[] parts = [.. tensors.OrderBy(part => part.Name, StringComparer.Ordinal)];
        ReadOnlySpan<byte> header = Header(parts, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        write(length);
        write(header);
        foreach (SafetensorsPart part in parts)
        {
            for (ReadOnlySpan<float> rest = part.Values(); rest.Length > 0; rest = rest[Math.Min(FloatsAtOnce, rest.Length)..])
            {
                write(MemoryMarshal.AsBytes(rest[..Math.Min(FloatsAtOnce, rest.Length)]));
            }
        }
    }

    private static ReadOnlySpan<byte> Header(SafetensorsPart[] parts, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (string key in metadata.Keys.Order(StringComparer.Ordinal))
                {
                    json.WriteString(key, metadata[key]);
                }

                json.WriteEndObject();
            }

            long begin = 0;
            foreach (SafetensorsPart part in parts)
            {
                long end = begin + ((long)part.Values().Length * sizeof(float));
                json.WriteStartObject(part.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (long size in part.Shape)
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

        return header.GetBuffer().AsSpan(0, (int)header.Length);
    }
}
