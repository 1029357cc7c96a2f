using System.Text;
using System.Text.Json;
using CsCheck;
using LlamaBatch.Files;
using LlamaBatch.Journal;

namespace LlamaBatch.Tests.Journal;

public class ChecksummedLineTests
{
    private static readonly byte[] _line = Encoding.UTF8
        .GetBytes(ChecksummedLine.Seal("{\"kind\":\"measured\",\"value\":2.5,\"text\":\"Ü\"}"u8));

    [Fact]
    public void A_sealed_line_is_intact_and_is_JSON_with_the_sum_first()
    {
        Assert.True(ChecksummedLine.IsIntact(_line));
        using var json = JsonDocument.Parse(_line);
        Assert.Equal(["sum", "kind", "value", "text"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2.5, json.RootElement.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Every_flipped_bit_is_seen()
    {
        for (int bit = 0; bit < _line.Length * 8; bit++)
        {
            byte[] flipped = [.. _line];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));

            // Also one that only turns a digit of the sum into a capital letter.
            Assert.False(ChecksummedLine.IsIntact(flipped));
        }
    }

    [Fact]
    public void Every_shortened_line_is_seen()
    {
        for (int length = 0; length < _line.Length; length++)
        {
            Assert.False(ChecksummedLine.IsIntact(_line.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Every_double_reads_back_to_the_same_bits_and_what_is_too_large_as_infinite() =>
        Gen.Double.Sample(value =>
        {
            string line = JournalJson.Line("x", writer =>
            {
                writer.WritePropertyName("value");
                JournalJson.WriteMeasured(writer, value);
            });
            double back = JsonFields.Parse(Encoding.UTF8.GetBytes(line)).Measured("value");
            double wanted = Math.Abs(value) > JsonFields.LargestMeasured ? Math.Sign(value) * double.PositiveInfinity : value;
            return BitConverter.DoubleToInt64Bits(back) == BitConverter.DoubleToInt64Bits(wanted)
                || (double.IsNaN(value) && double.IsNaN(back));
        });
}
