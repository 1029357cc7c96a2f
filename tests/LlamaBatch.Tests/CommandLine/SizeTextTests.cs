using LlamaBatch.CommandLine;

namespace LlamaBatch.Tests.CommandLine;

/// <summary>Numbers as people write them.</summary>
public sealed class SizeTextTests
{
    [Theory]
    [InlineData("8B", 8e9)]
    [InlineData("8b", 8e9)]
    [InlineData("1.3G", 1.3e9)]
    [InlineData("15T", 15e12)]
    [InlineData("0.1M", 1e5)]
    [InlineData("125k", 125e3)]
    [InlineData("1e9", 1e9)]
    [InlineData("1.5E+9", 1.5e9)]
    [InlineData("8 B", 8e9)]
    [InlineData(" 8192 ", 8192)]
    [InlineData("8,030,261,248", 8_030_261_248)]
    [InlineData("8_030_261_248", 8_030_261_248)]
    [InlineData("1,300M", 1.3e9)]
    [InlineData("1", 1)]
    [InlineData("1e18", 1e18)]
    public void A_number_is_read(string text, double value) =>
        Assert.Equal(value, SizeText.Count("--tokens", text, 1, "15T"), value * 1e-12);

    [Fact]
    public void A_number_below_the_least_is_refused() => Assert.Equal(
        "--tokens is '999'; it must be a number from 1,000 to 1e18, such as 15T.",
        Assert.Throws<UsageException>(() => SizeText.Count("--tokens", "999", 1000, "15T")).Message);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("B")]
    [InlineData("8X")]
    [InlineData("8BB")]
    [InlineData("8GB")]
    [InlineData("-8B")]
    [InlineData("+8B")]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e19")]
    [InlineData("1e400")]
    [InlineData("2000000T")]
    [InlineData("1,3G")]
    [InlineData("1,30,000")]
    [InlineData("1.3.4")]
    [InlineData(".5G")]
    [InlineData("5.G")]
    [InlineData("0x10")]
    [InlineData("８Ｂ")]
    [InlineData("8B 8B")]
    public void What_is_no_number_gets_a_sentence(string text)
    {
        string message = Assert.Throws<UsageException>(() => SizeText.Count("--tokens", text, 1, "15T")).Message;

        Assert.StartsWith("--tokens is '", message, StringComparison.Ordinal);
        Assert.EndsWith("it must be a number from 1 to 1e18, such as 15T.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("80GB", 80e9)]
    [InlineData("80 gb", 80e9)]
    [InlineData("24GiB", 24.0 * (1L << 30))]
    [InlineData("1.5TB", 1.5e12)]
    [InlineData("512MiB", 512.0 * (1L << 20))]
    public void Bytes_are_read(string text, double bytes) => Assert.Equal(bytes, SizeText.Bytes("--device-memory", text));

    [Theory]
    [InlineData("80")]
    [InlineData("80G")]
    [InlineData("80Gb/s")]
    [InlineData("-1GB")]
    [InlineData("0GB")]
    public void Bytes_need_their_unit(string text) => Assert.Equal(
        $"--device-memory is '{text}'; it must be a number of bytes with its unit, such as 80GB or 80GiB.",
        Assert.Throws<UsageException>(() => SizeText.Bytes("--device-memory", text)).Message);
}
