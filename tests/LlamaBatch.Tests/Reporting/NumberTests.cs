using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class NumberTests
{
    [Theory]
    [InlineData(1.48213, 0.00613, "1.482 ± 0.006")]
    [InlineData(0.09961, 0.00052, "0.0996 ± 0.0005")]
    [InlineData(-2.5, 0.13, "-2.50 ± 0.13")]
    [InlineData(1234.6, 67, "1,235 ± 67")]
    [InlineData(1.5, double.NaN, "1.500")]
    [InlineData(double.NaN, 1, "not measured")]
    public void A_mean_is_rounded_by_its_error(double value, double error, string text) => Assert.Equal(text, Number.WithError(value, error));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(999.6, "1 k")]
    [InlineData(4_100_000, "4.1 M")]
    [InlineData(12_840, "12.8 k")]
    public void A_compact_number_has_three_digits(double value, string text) => Assert.Equal(text, Number.Compact(value));

    [Fact]
    public void Operations_carry_their_prefix() => Assert.Equal(("8.52 GFLOP", "12 FLOP"), (Number.Compact(8.52e9, "FLOP"), Number.Compact(12, "FLOP")));

    [Fact]
    public void Bytes_count_in_powers_of_two() => Assert.Equal(("1.5 GiB", "61 MiB", "12 bytes"), (Number.Bytes(1.5 * (1L << 30)), Number.Bytes(61 << 20), Number.Bytes(12)));

    [Theory]
    [InlineData(0.3, "a second")]
    [InlineData(45, "45 seconds")]
    [InlineData(200, "3 minutes, 20 seconds")]
    [InlineData(3_900, "1 hour, 5 minutes")]
    [InlineData(260_000, "3 days, 13 minutes")]
    public void A_duration_names_its_largest_units(double seconds, string text) => Assert.Equal(text, Number.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.003, "0.003")]
    [InlineData(0.0000123, "1.23e-5")]
    [InlineData(2.35804, "2.36")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Significant_digits_have_no_needless_zeros(double value, string text) => Assert.Equal(text, Number.Significant(value));

    [Fact]
    public void Whole_numbers_are_grouped() => Assert.Equal("4,000,000", Number.Exact(4_000_000));

    [Theory]
    [InlineData(950, "950")]
    [InlineData(109_248, "109 thousand")]
    [InlineData(999_600, "1.0 million")]
    [InlineData(3_299_840, "3.3 million")]
    [InlineData(1.25e9, "1.2 billion")]
    public void Large_numbers_in_words(double value, string expected) => Assert.Equal(expected, Number.InWords(value));

    [Theory]
    [InlineData(3.93, "tokens", "tokens")]
    [InlineData(25_000, "tokens", "k tokens")]
    [InlineData(3e6, "tokens", "M tokens")]
    [InlineData(900, "bytes", "bytes")]
    [InlineData(3 << 20, "bytes", "MiB")]
    [InlineData(4e4, "FLOP", "kFLOP")]
    [InlineData(0.02, "s", "ms")]
    [InlineData(2e-6, "s", "µs")]
    [InlineData(0.3, "share", "%")]
    [InlineData(0.3, "nats/token", "nats/token")]
    [InlineData(double.NaN, "s", "µs")]
    public void Values_are_read_in_a_unit_of_their_size(double value, string unit, string readable) => Assert.Equal(readable, Number.UnitOf(value, unit));

    [Fact]
    public void A_readable_unit_is_a_number_of_the_metrics_own() =>
        Assert.Equal((1024, 1e3, 1, 1), (Number.ScaleOf("bytes", "KiB"), Number.ScaleOf("tokens", "k tokens"), Number.ScaleOf("tokens", "tokens"), Number.ScaleOf("nats/token", "nats/token")));
}
