using LlamaBatch.CommandLine;

namespace LlamaBatch.Tests.CommandLine;

public class QuantityTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(4_100_000, "4.10 M")]
    [InlineData(12_800, "12.8 k")]
    [InlineData(123_456, "123 k")]
    public void Counts_have_three_digits(double value, string text) => Assert.Equal(text, Quantity.Count(value));

    [Fact]
    public void Bytes_count_in_powers_of_two() => Assert.Equal("1.50 GiB", Quantity.Bytes(1.5 * (1L << 30)));

    [Fact]
    public void Operations_carry_their_prefix() => Assert.Equal(("8.52 GFLOP", "12 FLOP"), (Quantity.Flops(8.52e9), Quantity.Flops(12)));

    [Theory]
    [InlineData(0.3, "less than a second")]
    [InlineData(99, "99 s")]
    [InlineData(125, "2 min")]
    [InlineData(3_900, "1 h 5 min")]
    [InlineData(259_200, "3 days")]
    public void Durations_name_their_largest_units(double seconds, string text) => Assert.Equal(text, Quantity.Duration(TimeSpan.FromSeconds(seconds)));
}
