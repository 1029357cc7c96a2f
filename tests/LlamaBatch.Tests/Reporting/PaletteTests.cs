using System.Xml.Linq;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;

namespace LlamaBatch.Tests.Reporting;

public class PaletteTests
{
    [Theory]
    [InlineData("#ffffff", 1)]
    [InlineData("#000000", 21)]
    [InlineData("#777777", 4.48)]    // the gray that the explanations of WCAG call just not enough
    public void Contrast_is_that_of_the_guidelines(string color, double expected)
        => Assert.Equal(expected, Palette.ContrastOf(color), 0.005);

    [Fact]
    public void Lines_can_be_seen_and_texts_be_read_on_white()
    {
        foreach (var (index, count) in from count in Enumerable.Range(1, 12) from index in Enumerable.Range(0, count) select (index, count))
        {
            Assert.InRange(Palette.ContrastOf(Palette.Of(index, count)), 3, 21);
            Assert.InRange(Palette.ContrastOf(Palette.TextOf(index, count)), 4.5, 21);
        }

        Assert.All(
            [Palette.Ink, Palette.Muted, .. Enum.GetValues<VerdictStatus>().Select(Palette.Of)],
            color => Assert.InRange(Palette.ContrastOf(color), 4.5, 21));
    }

    [Fact]
    public void Every_text_of_a_figure_can_be_read()
    {
        var figure = new CurveFigure(
            "Loss",
            "",
            "tokens",
            "loss",
            [.. Enumerable.Range(0, 7).Select(i => new CurveSeries($"{i}", [(1, i, i, i), (2, i, i, i)]))]);
        IEnumerable<string> colors = XElement.Parse(figure.ToSvg()).Descendants(XName.Get("text", "http://www.w3.org/2000/svg"))
            .Select(text => text.Attribute("fill")!.Value);

        Assert.All(colors, color => Assert.InRange(Palette.ContrastOf(color), 4.5, 21));
    }
}
