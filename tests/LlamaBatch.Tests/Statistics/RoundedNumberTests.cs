using System.Globalization;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class RoundedNumberTests
{
    [Theory]
    [InlineData(0.41234, 0.031, "0.41")]
    [InlineData(0.41234, 0.029, "0.412")]
    [InlineData(0.41234, 0.0299, "0.41")]
    [InlineData(-1.2345, 0.5, "-1.2")]
    [InlineData(-0.0001, 0.5, "0.0")]
    [InlineData(123456, 2000, "123,456")]
    [InlineData(1.23456, 0, "1.235")]
    [InlineData(1.23456, double.NaN, "1.235")]
    public void A_value_ends_where_its_error_begins(double value, double error, string expected) =>
        Assert.Equal(expected, RoundedNumber.ByError(value, error));

    [Theory]
    [InlineData(156.27, "156.3")]
    [InlineData(0.00012346, "0.0001235")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Four_digits_where_no_error_is_known(double value, string expected) => Assert.Equal(expected, RoundedNumber.Significant(value));

    [Theory]
    [InlineData(0, "p < 0.001")]
    [InlineData(0.00099, "p < 0.001")]
    [InlineData(0.0042, "p = 0.004")]
    [InlineData(0.0994, "p = 0.099")]
    [InlineData(0.0996, "p = 0.10")]
    [InlineData(1, "p = 1.00")]
    public void A_p_is_written_as_in_a_paper(double p, string expected) => Assert.Equal(expected, RoundedNumber.P(p));

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = german;

            Assert.Equal("1,234.5", RoundedNumber.ByError(1234.5, 0.5));
            Assert.Equal("p = 0.004", RoundedNumber.P(0.0042));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
