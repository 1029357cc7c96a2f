using System.Xml.Linq;
using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class BehindBestTests
{
    [Fact]
    public void Differences_of_every_size_are_seen()
    {
        ResultTable table = LossPoints.Table((16, 1.157), (32, 1.172), (100, 1.241), (1024, 2.9));
        LevelFigure? figure = BehindBest.FigureOf(LossPoints.LossOf(table, "16", "32", "100", "1024"), LossPoints.Loss, "BatchSize", "1 million");

        Assert.NotNull(figure);
        Assert.Equal("Validation loss above that of batch size 16 after 1 million tokens, by batch size", figure.Title);
        Assert.Equal([double.NaN, 0.015, 0.084, 1.743], figure.Levels.Select(level => Math.Round(level.Mean, 3)));

        // The best has no place on the axis; the others are far apart.
        double[] heights = [.. XElement.Parse(figure.ToSvg()).Descendants(XName.Get("circle", "http://www.w3.org/2000/svg")).Select(dot => double.Parse(dot.Attribute("cy")!.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(3, heights.Length);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 40, 400));
    }

    [Fact]
    public void Where_a_linear_axis_shows_all_there_is_no_figure()
    {
        ResultTable table = LossPoints.Table((16, 2), (32, 2.1), (100, 2.3));

        Assert.Null(BehindBest.FigureOf(LossPoints.LossOf(table, "16", "32", "100"), LossPoints.Loss, "BatchSize", "1 million"));
    }
}
