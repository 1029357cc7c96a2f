using System.Xml.Linq;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class BehindBestTests
{
    [Fact]
    public void Differences_of_every_size_are_seen()
    {
        ResultTable table = LossPoints.Table((16, 1.157), (32, 1.172), (100, 1.241), (1024, 2.9));
        LevelFigure? figure = BehindBest.FigureOf(
            LossPoints.LossOf(table, "16", "32", "100", "1024"),
            "BatchSize",
            (1e6, 1e6),
            KnownLanguages.English);

        Assert.NotNull(figure);
        Assert.Equal("Validation loss above that of batch size 16 after 1 M tokens, by batch size", figure.Title);
        Assert.Equal([double.NaN, 0.015, 0.084, 1.743], figure.Levels.Select(level => Math.Round(level.Mean, 3)));

        // The best has no place on the axis; the others are far apart.
        double[] heights = [.. XElement.Parse(figure.ToSvg()).Descendants(XName.Get("circle", "http://www.w3.org/2000/svg"))
            .Select(dot => double.Parse(dot.Attribute("cy")!.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(3, heights.Length);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 40, 400));
    }

    [Fact]
    public void The_margin_lies_within_the_plot()
    {
        ResultTable table = LossPoints.Table((16, 1.157), (32, 1.172), (100, 1.241), (1024, 2.9));
        XElement svg = XElement.Parse(
            BehindBest.FigureOf(LossPoints.LossOf(table, "16", "32", "100", "1024"), "BatchSize", (1e6, 1e6), KnownLanguages.English)!
                .ToSvg());
        double HeightOf(
            string text) => double.Parse(
                svg.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).First(one => one.Value == text).Attribute("y")!.Value,
                System.Globalization.CultureInfo.InvariantCulture);

        // The name of a level stands 23 below the line of x, and the label of the margin 7 above its line.
        Assert.True(HeightOf("the metric's margin") + 7 < HeightOf("1024") - 23);
    }

    [Fact]
    public void Where_a_linear_axis_shows_all_there_is_no_figure()
    {
        ResultTable table = LossPoints.Table((16, 2), (32, 2.1), (100, 2.3));

        Assert.Null(BehindBest.FigureOf(LossPoints.LossOf(table, "16", "32", "100"), "BatchSize", (1e6, 1e6), KnownLanguages.English));
    }
}
