using System.Buffers.Binary;
using System.Text;
using CsCheck;

namespace LlamaBatch.Torch.Tests;

/// <summary>A file is read as it is written, and every malformed one is refused by name.</summary>
public sealed class SafetensorsTests
{
    private const string Name = "model.safetensors";

    private static readonly string _two =
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""";

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(
            Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.Float.Array[0, 9])[0, 5],
            Gen.Dictionary(Gen.String.AlphaNumeric, Gen.String)[0, 3]).Sample(
            (values, metadata) =>
            {
                var file = new SafetensorsFile
                {
                    Tensors = values.ToDictionary(pair => pair.Key, pair => new SafetensorsTensor([1, pair.Value.Length], pair.Value)),
                    Metadata = metadata.ToDictionary(pair => pair.Key, pair => WellFormed(pair.Value)),
                };
                SafetensorsFile read = SafetensorsFile.Parse(file.ToBytes(), Name);

                Assert.Equal(file.Metadata, read.Metadata);
                Assert.Equal(file.Tensors.Keys.Order(StringComparer.Ordinal), read.Tensors.Keys.Order(StringComparer.Ordinal));
                foreach ((string name, SafetensorsTensor tensor) in file.Tensors)
                {
                    Assert.Equal(tensor.Shape, read.Tensors[name].Shape);
                    Assert.Equal(
                        tensor.Values.Select(BitConverter.SingleToUInt32Bits),
                        read.Tensors[name].Values.Select(BitConverter.SingleToUInt32Bits));
                }
            },
            iter: 200);

    [Fact]
    public void The_data_is_aligned_and_a_scalar_has_no_dimensions()
    {
        byte[] bytes = new SafetensorsFile { Tensors = new Dictionary<string, SafetensorsTensor> { ["x"] = new([], [1.5f]) } }.ToBytes();

        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        Assert.Equal([1.5f], SafetensorsFile.Parse(bytes, Name).Tensors["x"].Values);
        Assert.Empty(SafetensorsFile.Parse(bytes, Name).Tensors["x"].Shape);
    }

    [Theory]
    [InlineData("F16", 0x3C00, 1.0f)]
    [InlineData("F16", 0xC100, -2.5f)]
    [InlineData("F16", 0x0001, 5.9604645e-8f)]
    [InlineData("F16", 0x7C00, float.PositiveInfinity)]
    [InlineData("BF16", 0x3F80, 1.0f)]
    [InlineData("BF16", 0xC020, -2.5f)]
    [InlineData("BF16", 0x7F80, float.PositiveInfinity)]
    public void Half_precision_is_read_as_float32(string type, int bits, float value)
    {
        byte[] bytes = File($$$"""{"a":{"dtype":"{{{type}}}","shape":[1],"data_offsets":[0,2]}}""", [(byte)bits, (byte)(bits >> 8)]);

        Assert.Equal([value], SafetensorsFile.Parse(bytes, Name).Tensors["a"].Values);
    }

    [Fact]
    public void Double_precision_is_read_as_float32()
    {
        double[] values = [1.5, -2.5e-3, 1e300, double.NaN];
        byte[] bytes = File("""{"a":{"dtype":"F64","shape":[4],"data_offsets":[0,32]}}""", [.. values.SelectMany(BitConverter.GetBytes)]);

        Assert.Equal([1.5f, -2.5e-3f, float.PositiveInfinity, float.NaN], SafetensorsFile.Parse(bytes, Name).Tensors["a"].Values);
    }

    [Fact]
    public void A_header_of_very_many_tensors_is_read_once_through()
    {
        // Looking each up from the beginning would take ten thousand million comparisons.
        const int count = 100_000;
        IEnumerable<string> tensors = Enumerable.Range(0, count).Select(
            i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[{4 * i},{4 * (i + 1)}]}}");
        string entries = string.Join(',', tensors);

        Assert.Equal(count, SafetensorsFile.Parse(File($"{{{entries}}}", new byte[4 * count]), Name).Tensors.Count);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused()
    {
        byte[] bytes = File(_two, new byte[12]);
        foreach (ulong length in new ulong[] { (ulong)bytes.Length, 100_000_001, int.MaxValue, long.MaxValue, ulong.MaxValue })
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
            Refused(bytes, "more than the file or the format allows");
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "'a'")]
    [InlineData("""{"a":{"dtype":"F16","dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "'dtype'")]
    [InlineData(
        """{"__metadata__":{"x":"1"},"__metadata__":{"x":"2"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""",
        "'__metadata__'")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "'x'")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
        "'b' overlap")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""",
        "gap before 'b'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "4 bytes after its last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,12]}}""", "'a' in 12 bytes, which do not match its shape [4] of F32")]
    [InlineData("""{"a":{"dtype":"F16","shape":[3],"data_offsets":[0,12]}}""", "'a' in 12 bytes")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""",
        "ends before 'a' does: 16 bytes of data are needed, 12 are there. The download was cut short; download the file again.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "a.shape is [-3]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}""", "'a' outside")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[-12,0]}}""", "a.data_offsets is [-12,0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0]}}""", "'a' outside")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967299],"data_offsets":[0,12]}}""", "'a' in 12 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[3],"data_offsets":[0,12]}}""", "'a' in 12 bytes")]
    [InlineData("""{"a":{"dtype":"I32","shape":[3],"data_offsets":[0,12]}}""", "'a' as I32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3.5],"data_offsets":[0,12]}}""", "a.shape is [3.5]")]
    [InlineData("""{"a":{"dtype":"F32","shape":3,"data_offsets":[0,12]}}""", "a.shape is 3; it must be an array")]
    [InlineData("""{"a":{"dtype":4,"shape":[3],"data_offsets":[0,12]}}""", "a.dtype is 4")]
    [InlineData("""{"a":{"shape":[3],"data_offsets":[0,12]}}""", "a.dtype is missing")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,99999999999999999999]}}""", "a.data_offsets is")]
    [InlineData("""{"a":{"dtype":"X9","shape":[3],"data_offsets":[0,12]}}""", "'a' as \"X9\", which is not a type of the format")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3.0],"data_offsets":[0,12]},"\ud800":{}}""", "JSON")]
    [InlineData("""{"a":[]}""", "a is []; it must be a JSON object")]
    [InlineData("""{"__metadata__":{"format":1}}""", "__metadata__.format is 1")]
    [InlineData("""[]""", "JSON")]
    [InlineData("""null""", "JSON")]
    [InlineData("""{""", "JSON")]
    [InlineData("", "JSON")]
    public void A_malformed_header_is_refused_by_name(string header, string problem) => Refused(File(header, new byte[12]), problem);

    [Fact]
    public void A_path_that_cannot_be_read_is_said_so()
    {
        SafetensorsException problem = Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Path.GetTempPath()));
        Assert.Contains("cannot be read", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] bytes = File(_two, new byte[12]);
        for (int length = 0; length < bytes.Length; length++)
        {
            Refused(bytes[..length], "");
        }

        Assert.Equal(2, SafetensorsFile.Parse(bytes, Name).Tensors.Count);
    }

    [Fact]
    public void A_flipped_bit_is_read_or_refused_by_name_but_never_throws_otherwise()
    {
        byte[] bytes = File(_two, new byte[12]);
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += ReadsOrIsRefused(flipped) ? 0 : 1;
        }

        Assert.InRange(refused, 8 * _two.Length / 2, 8 * (bytes.Length - 12));     // most of the header counts, none of the data
    }

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused_by_name() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 3]).Sample(
            (noise, kind) =>
            {
                byte[] bytes = kind == 0 ? noise : File(_two, new byte[12]);
                for (int i = 0; kind > 0 && i + 1 < Math.Min(noise.Length, 6 * kind); i += 2)
                {
                    bytes[noise[i] % bytes.Length] = noise[i + 1];
                }

                ReadsOrIsRefused(bytes);
            },
            iter: 5_000);

    private static bool ReadsOrIsRefused(byte[] bytes)
    {
        try
        {
            SafetensorsFile.Parse(bytes, Name);
            return true;
        }
        catch (SafetensorsException problem)
        {
            Assert.StartsWith(Name, problem.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static void Refused(byte[] bytes, string problem)
    {
        SafetensorsException exception = Assert.Throws<SafetensorsException>(() => SafetensorsFile.Parse(bytes, Name));
        Assert.StartsWith(Name, exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    private static byte[] File(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] bytes = new byte[8 + text.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + text.Length);
        return bytes;
    }

    /// <summary>JSON has no lone surrogates.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
