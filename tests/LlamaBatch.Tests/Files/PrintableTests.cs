using LlamaBatch.Files;

namespace LlamaBatch.Tests.Journal;

public class PrintableTests
{
    [Theory]
    [InlineData("plain größer 漢字 \U0001F999", "plain größer 漢字 \U0001F999")]
    [InlineData("  a \t\r\n b  ", "a b")]
    [InlineData("\u001b[2J\u009bx", "[2J x")]
    [InlineData("user\u202Etxt.exe\u2069", "usertxt.exe")]
    [InlineData("\uFEFFa\uFFFEb\u2028c", "ab c")]
    [InlineData("", "")]
    public void One_line(string text, string line) => Assert.Equal(line, Printable.OneLine(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_shown_as_unknown() => Assert.Equal("\uFFFDx\uFFFD", Printable.OneLine("\ud800x\udc00"));

    [Fact]
    public void A_long_text_is_cut()
    {
        Assert.Equal(81, Printable.Short(new string('x', 81)).Length);
        Assert.Equal(81, Printable.Short(new string('x', 1_000_000)).Length);
        Assert.Equal(new string('x', 80), Printable.Short(new string('x', 80)));
    }

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a  b\nc [1m\n", Printable.Lines("a  b\nc\u001b[1m\u202E\n"));
}
