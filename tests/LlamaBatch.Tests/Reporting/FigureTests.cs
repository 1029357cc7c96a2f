using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;

namespace LlamaBatch.Tests.Reporting;

public class FigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public Task A_curve_figure() => Verify(Curves(6).ToSvg(), "svg");

    [Fact]
    public Task A_level_figure() => Verify(
        new LevelFigure(
            "Validation loss after 2 000 000 tokens, by batch size",
            "Dot: mean with 95 % interval; small dots: single seeds.",
            "batch size",
            "validation loss (nats/token)",
            [new("16", 1.34, 1.33, 1.35, [1.33, 1.34, 1.35]), new("100", 2.24, 2.2, 2.28, [2.22, 2.26], IsMarked: true), new(
                "256",
                double.NaN,
                double.NaN,
                double.NaN,
                [])]).ToSvg(),
        "svg");

    /// <summary>A named level without its name says nothing, so long names take several rows.</summary>
    [Theory]
    [InlineData(3, "Small", 1)]
    [InlineData(10, "MediumSwitch", 2)]
    [InlineData(10, "ALateSwitchToALargeBatch", 4)]
    public void Names_of_levels_never_cover_one_another(int levels, string name, int rows)
    {
        XElement[] labels = [.. TextsOf(Levels(Enumerable.Range(0, levels).Select(i => $"{name}{i}"))).Where(text => text.Value.StartsWith(
            name,
            StringComparison.Ordinal))];

        Assert.Equal(levels, labels.Length);
        Assert.Equal(rows, labels.Select(label => (string)label.Attribute("y")!).Distinct().Count());
        Assert.All(labels.GroupBy(label => (string)label.Attribute("y")!), AssertApart);
    }

    [Fact]
    public void Numbers_of_levels_that_have_no_room_are_left_out()
    {
        string[] numbers = [.. Enumerable.Range(-6, 11).Select(power => Math.Pow(2, power).ToString(CultureInfo.InvariantCulture))];
        XElement[] labels = [.. TextsOf(Levels(numbers)).Where(text => (string?)text.Attribute("text-anchor") == "middle"
            && !text.Value.StartsWith("level", StringComparison.Ordinal))];

        Assert.InRange(labels.Length, 5, 10);
        AssertApart(labels);
    }

    private static IEnumerable<XElement> TextsOf(LevelFigure figure) => XElement.Parse(figure.ToSvg()).Descendants(_svg + "text");

    private static void AssertApart(IEnumerable<XElement> labels)
    {
        (double Start, double End)[] spans = [.. labels.Select(label =>
        {
            double x = double.Parse((string)label.Attribute("x")!, CultureInfo.InvariantCulture);
            double half = SvgCanvas.WidthOf(label.Value, FigureFrame.TextSize) / 2;
            return (x - half, x + half);
        }).OrderBy(span => span.Item1)];
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    private static LevelFigure Levels(IEnumerable<string> names) =>
        new("title", "note", "level", "loss", [.. names.Select((name, i) => new FigureLevel(name, 1 + i, 1 + i, 1 + i, [1.0 + i]))]);

    [Fact]
    public void Whatever_is_drawn_is_well_formed_and_inside_the_picture() =>
        Gen.Select(
            Gen.Int[1, 12],
            Gen.OneOf(
                Gen.Const(0.0),
                Gen.Const(1e-6),
                Gen.Const(1e9),
                Gen.Const(double.NaN),
                Gen.Const(double.PositiveInfinity))).Sample((lines, odd) =>
        {
            CurveFigure figure = Curves(lines);
            figure = figure with { Series = [.. figure
                .Series, new CurveSeries("odd <one> & \"more\"", [(1, odd, odd, odd), (2_000_000, odd, odd, odd)])] };
            XElement svg = XElement.Parse(figure.ToSvg());

            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg.ToString(), StringComparison.Ordinal);
            foreach (XElement text in svg.Descendants(_svg + "text"))
            {
                Assert.InRange(Value(text, "y"), 0, Value(svg, "height"));
                Assert.InRange(Value(text, "x"), 0, Value(svg, "width"));
            }
        });

    /// <summary>The levels of a wide grid have long names, and eleven of them do not fit side by side.</summary>
    [Fact]
    public void A_tick_without_room_has_no_label()
    {
        (double Value, string Name)[] ticks =
        [
            (0.015625, "0.015625"), (0.03125, "0.03125"),
            .. Enumerable.Range(-4, 9).Select(power => (Math.Pow(2, power), Math.Pow(2, power).ToString(CultureInfo.InvariantCulture))),
        ];
        CurveFigure figure = Curves(1) with
        {
            IsLogarithmic = true,
            XTicks = ticks,
            Series = [new CurveSeries("line", [.. ticks.Select(tick => (tick.Value, 2.0, 2.0, 2.0))])],
        };
        string[] labels = [.. XElement.Parse(figure.ToSvg()).Descendants(_svg + "text").Select(text => text.Value)];

        Assert.Contains("0.015625", labels);
        Assert.DoesNotContain("0.03125", labels);
        Assert.Contains("16", labels);
    }

    /// <summary>Runs that end at different places: beside their ends, the labels of neighbors would cover one another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(24)]
    public void No_label_covers_another_and_all_lie_inside_the_picture(int lines)
    {
        CurveFigure figure = Curves(1) with
        {
            Series = [.. Enumerable.Range(0, lines).Select(i => new CurveSeries(
                $"EndOfLine{i}", [(1, 3, 3, 3), (1000 + (40 * i), 2 - (0.001 * i), 2, 2)]))],
        };
        XElement svg = XElement.Parse(figure.ToSvg());
        var labels = svg.Descendants(_svg + "text").Where(text => text.Value.StartsWith("EndOfLine", StringComparison.Ordinal))
            .Select(text => (X: Value(text, "x"), Y: Value(text, "y"), Size: Value(text, "font-size")))
            .ToList();

        Assert.Equal(lines, labels.Count);
        Assert.All(labels, label => Assert.InRange(label.Y, 0, Value(svg, "height")));
        Assert.False(LabelPlaces.Overlap(
            [.. labels.Select(label => (label.X, label.Y))], [.. labels.Select(_ => 80.0)], labels[0].Size));
    }

    [Fact]
    public void Labels_do_not_overlap_and_keep_the_order_of_their_lines()
    {
        double[] places = LabelPlaces.Spread([100, 101, 102, 103, 300], gap: 18, low: 90, high: 380);

        Assert.Equal(places.Order(), places);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 18 - 1e-9));
        Assert.Equal(300, places[4]);
        Assert.InRange(places[0], 90, 100);
    }

    [Fact]
    public void Labels_stay_within_the_bounds_while_there_is_room() =>
        Gen.Double[90, 380].Array[1, 12].Sample(wanted =>
        {
            double[] places = LabelPlaces.Spread([.. wanted.Order()], 18, 90, 380);

            Assert.All(places, place => Assert.InRange(place, 90 - 1e-6, 380 + 1e-6));
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 18 - 1e-6));
        });

    [Fact]
    public void A_label_stands_where_it_covers_no_line_and_no_other_label()
    {
        // The first line ends where the second goes on to the right of it; the third ends beside the second.
        (double X, double Y)[] first = [(0, 200), (100, 200)];
        (double X, double Y)[] second = [(0, 205), (300, 205)];
        (double X, double Y)[] third = [(0, 300), (305, 208)];

        var places = LabelPlaces.Beside([(100, 200, 40), (300, 205, 40), (305, 208, 40)], 16, [first, second, third], 90, 380);

        Assert.True(places[0].Y < 200);
        Assert.Equal((307, 205 + 5.6), (places[1].X, Math.Round(places[1].Y, 9)));
        Assert.True(places[2].Y > places[1].Y + 10);
    }

    /// <summary>
    /// Two lines that end side by side: to the right of the first would be the dot of the second, above it only a thin
    /// line.
    /// </summary>
    [Fact]
    public void A_label_does_not_cover_the_end_of_another_line()
    {
        (double, double)[] first = [(50, 100), (100, 200)], second = [(100, 100), (125, 203)];
        var places = LabelPlaces.Beside([(100, 200, 40), (125, 203, 40)], 16, [first, second], 90, 215);

        Assert.True(places[0].Y < 200 - 3.5);
        Assert.Equal(132, places[1].X);
    }

    /// <summary>Where lines end apart, the lowest one has room for its label below it, since those above may leave none.</summary>
    [Fact]
    public void A_label_fits_below_the_end_of_the_lowest_line()
    {
        CurveSeries Falling(string label, double steps)
            => new(label, [.. Enumerable.Range(1, 20).Select(i => (i * steps, 1.0 / i, 1.0 / i, 1.0 / i))]);
        XElement svg = XElement.Parse((Curves(0) with { IsLogarithmic = true, Series = [Falling("16", 300), Falling("100", 50)] }).ToSvg());
        double axis = svg.Descendants(_svg + "line").Where(line => Value(line, "y1") == Value(line, "y2")).Max(line => Value(line, "y1"));

        Assert.All(svg.Descendants(_svg + "circle"), end => Assert.InRange(Value(end, "cy"), 0, axis - (1.2 * FigureFrame.TextSize)));
    }

    [Fact]
    public void A_long_title_is_broken_into_even_lines_and_loses_no_word()
    {
        string title = "Jitter of the training loss after 3,276,800 to 3,299,840 tokens, by batch size";
        IReadOnlyList<string> lines = SvgCanvas.EvenLines(title, 21, 688, isBold: true);
        XElement svg = XElement.Parse((Curves(2) with { Title = title }).ToSvg());

        Assert.Equal(2, lines.Count);
        Assert.Equal(title, string.Join(' ', lines));
        Assert.InRange((double)lines[0].Length / lines[1].Length, 0.75, 1.35);
        Assert.All(lines, line => Assert.Contains(svg.Descendants(_svg + "text"), text => text.Value == line));
    }

    [Fact]
    public void What_a_reference_is_stands_below_it_inside_the_plot()
    {
        XElement svg = XElement.Parse((Curves(2) with { Reference = (1.2, "entropy of the source") }).ToSvg());
        double label = Value(svg.Descendants(_svg + "text").Single(text => text.Value == "entropy of the source"), "y");

        Assert.InRange(label, 0, Value(svg.Descendants(_svg + "text").First(text => text.Value == "0"), "y") - 16);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void A_figure_is_the_same_bytes_in_every_culture(string culture)
    {
        string expected = Curves(3).ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, Curves(3).ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>How many ticks there are does not depend on the numbers: 1e300 as a cost once made a report that never ended.</summary>
    [Fact]
    public void Ticks_are_few_whatever_the_range()
    {
        const int most = 40;
        double[] ends = [0, double.Epsilon, 1e-320, 1e-300, 1e-9, 0.1, 1, 1 + 1e-15, 1e15, 1e15
            + 1, 1e99, 1e100, 1e300, 1e307, 1e308, double.MaxValue];
        foreach (double low in ends.Concat(ends.Select(end => -end)))
        {
            foreach (double high in ends.Where(high => high >= low))
            {
                IReadOnlyList<double> ticks = new FigureAxis(low, high, 0, 1, margin: 0.08).Ticks();
                Assert.True(ticks.Count < most && ticks.All(double.IsFinite), $"{low} to {high}");
                if (low > 0)
                {
                    ticks = FigureAxis.Logarithmic(low, high, 0, 1, margin: 0.08).Ticks();
                    Assert.True(ticks.Count < most && ticks.All(double.IsFinite), $"{low} to {high}, logarithmic");
                }
            }
        }

        Assert.Equal([1, 10, 100, 1000], FigureAxis.Logarithmic(1, 1000, 0, 1).Ticks());
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-320)]
    [InlineData(double.MaxValue)]
    public void A_figure_of_absurd_values_is_a_picture(double value)
    {
        FigureLevel[] levels = [new("16", value, 0, value, [value]), new("100", 1, 0.5, 1.5, [1]), new(
            "<b>\uFFFE\ud800\u202E",
            -value,
            -value,
            0,
            [-value])];
        foreach (LevelFigure figure in new[] {
            new LevelFigure("A", "b", "c", "d", levels),
            new LevelFigure("A", "b", "c", "d", levels) { IsCost = true },
            new LevelFigure("A", "b", "c", "d", levels[..2]) { IsCost = true } })
        {
            XElement svg = XElement.Parse(figure.ToSvg());

            Assert.True(svg.ToString().Length < 20_000);
            Assert.DoesNotContain("\u202E", svg.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ticks_are_round_and_inside()
    {
        Assert.Equal([0, 500_000, 1_000_000, 1_500_000, 2_000_000], new FigureAxis(0, 2_000_000, 0, 1, margin: 0).Ticks());
        Assert.All(new FigureAxis(1.332, 1.347, 0, 1).Ticks(), tick => Assert.InRange(tick, 1.33, 1.35));
    }

    private static double Value(XElement element, string attribute)
        => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static CurveFigure Curves(int lines) => new(
        "Validation loss along the run, by batch size",
        "Line: mean of 5 seeds; band: lowest to highest seed.",
        "training tokens",
        "validation loss (nats/token)",
        [.. Enumerable.Range(0, lines).Select(line => new CurveSeries(
            $"{16 << line}",
            [.. Enumerable.Range(1, 20).Select(i => (i * 100_000.0, Loss(line, i), Loss(line, i) - 0.02, Loss(line, i) + 0.02))]))]);

    private static double Loss(int line, int i) => 1.3 + (0.2 * line) + (3.0 / i);
}
