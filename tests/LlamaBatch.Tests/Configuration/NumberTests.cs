using System.Globalization;

namespace LlamaBatch.Tests;

public class NumberTests
{
    [Theory]
    [InlineData(1.48213, 0.00613, "1.482 ± 0.006")]
    [InlineData(0.09961, 0.00052, "0.0996 ± 0.0005")]
    [InlineData(-2.5, 0.13, "−2.50 ± 0.13")]
    [InlineData(1234.6, 67, "1,235 ± 67")]
    [InlineData(1.5, double.NaN, "1.500")]
    [InlineData(double.NaN, 1, "—")]
    public void A_mean_is_rounded_by_its_error(double value, double error, string text)
        => Assert.Equal(text, Number.WithError(value, error));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(999.6, "1 k")]
    [InlineData(4_100_000, "4.1 M")]
    [InlineData(12_840, "12.8 k")]
    public void A_compact_number_has_three_digits(double value, string text) => Assert.Equal(text, Number.Compact(value));

    [Fact]
    public void Operations_carry_their_prefix()
        => Assert.Equal(("8.52 GFLOP", "12 FLOP"), (Number.Compact(8.52e9, "FLOP"), Number.Compact(12, "FLOP")));

    [Fact]
    public void Bytes_count_in_powers_of_two()
        => Assert.Equal(("1.5 GiB", "61 MiB", "12 bytes"), (Number.Bytes(1.5 * (1L << 30)), Number.Bytes(61 << 20), Number.Bytes(12)));

    [Theory]
    [InlineData(0.003, "0.003")]
    [InlineData(0.0000123, "1.23e-5")]
    [InlineData(2.35804, "2.36")]
    [InlineData(-0.25, "−0.25")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Significant_digits_have_no_needless_zeros(double value, string text) => Assert.Equal(text, Number.ThreeDigits(value));

    [Theory]
    [InlineData(5918, "5,900")]
    [InlineData(84.04, "84")]
    [InlineData(18.9, "19")]
    [InlineData(-0.256, "−0.26")]
    [InlineData(99.7, "100")]
    [InlineData(0, "0")]
    public void A_rough_number_has_two_digits(double value, string text) => Assert.Equal(text, Number.TwoDigits(value));

    [Fact]
    public void Whole_numbers_are_grouped() => Assert.Equal("4,000,000", Number.Exact(4_000_000));

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
    public void Values_are_read_in_a_unit_of_their_size(double value, string unit, string readable)
        => Assert.Equal(readable, Number.UnitOf(value, unit));

    [Fact]
    public void A_readable_unit_is_a_number_of_the_metrics_own() =>
        Assert.Equal((1024, 1e3, 1, 1), (Number.ScaleOf("bytes", "KiB"), Number.ScaleOf("tokens", "k tokens"), Number.ScaleOf(
            "tokens",
            "tokens"), Number.ScaleOf("nats/token", "nats/token")));

    [Theory]
    [InlineData(0.41234, 0.031, "0.41")]
    [InlineData(0.41234, 0.029, "0.412")]
    [InlineData(0.41234, 0.0299, "0.41")]
    [InlineData(-1.2345, 0.5, "−1.2")]
    [InlineData(-0.0001, 0.5, "0.0")]
    [InlineData(123456, 2000, "123,456")]
    [InlineData(1.23456, 0, "1.235")]
    [InlineData(1.23456, double.NaN, "1.235")]
    public void A_value_ends_where_its_error_begins(double value, double error, string expected) =>
        Assert.Equal(expected, Number.ByError(value, error));

    [Theory]
    [InlineData(156.27, "156.3")]
    [InlineData(0.00012346, "0.0001235")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Four_digits_where_no_error_is_known(double value, string expected) => Assert.Equal(expected, Number.Measured(value));

    [Theory]
    [InlineData(0, "p < 0.001")]
    [InlineData(0.00099, "p < 0.001")]
    [InlineData(0.0042, "p = 0.004")]
    [InlineData(0.0994, "p = 0.099")]
    [InlineData(0.0996, "p = 0.10")]
    [InlineData(0.0973, "p = 0.097")]
    [InlineData(0.16, "p = 0.16")]
    [InlineData(1, "p = 1.0")]
    public void A_p_is_written_as_in_a_paper(double p, string expected) => Assert.Equal(expected, Number.P(p));

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = german;

            Assert.Equal("1,234.5", Number.ByError(1234.5, 0.5));
            Assert.Equal("p = 0.004", Number.P(0.0042));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.006, "6e-3")]
    [InlineData(0.0015, "1.5e-3")]
    [InlineData(0.096, "9.6e-2")]
    [InlineData(0.00001, "1e-5")]
    [InlineData(2, "2")]
    public void A_learning_rate_is_written_by_powers_of_ten(double value, string text) => Assert.Equal(text, Number.Scientific(value));

    [Theory]
    [InlineData(0.0413, 0.0155, "+0.041")]
    [InlineData(-0.0413, 0.0155, "−0.041")]
    [InlineData(-0.0001, 0.5, "0.0")]
    [InlineData(0.0001, 0.5, "0.0")]
    public void A_change_has_its_sign(double value, double error, string text) => Assert.Equal(text, Number.Change(value, error));

    [Theory]
    [InlineData(0.872, "87 %")]
    [InlineData(0.0852, "8.5 %")]
    [InlineData(0.05, "5 %")]
    [InlineData(0.0012, "0.12 %")]
    [InlineData(0, "0 %")]
    public void A_share_below_a_tenth_has_two_digits(double share, string text) => Assert.Equal(text, Number.Percent(share));
}
