using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Figures;

/// <summary>
/// The parts that all figures share: size, title, note, and a plot with titled axes. Text stays readable if a page shows the figure at
/// half its width, as on a phone.
/// </summary>
internal sealed class FigureFrame
{
    public const double Width = 720;
    public const double Edge = 16;
    public const double TextSize = 16;

    /// <summary>The left edge of the plot in a figure with a numeric y-axis, in pixels.</summary>
    public const double UsualLeft = 66;

    public const double UsualPlotHeight = 290;
    private const double TitleSize = 21;
    private const double TitleLine = 27;
    private const double TextLine = 21;
    private const double BelowPlot = 60;

    /// <summary>The minimum distance between neighboring labels on the x-axis, in pixels.</summary>
    private const double LabelGap = 2;

    /// <summary>The distance from the x-axis, in pixels, within which grid lines are left out.</summary>
    private const double Near = 4;

    /// <summary>Starts a figure and draws everything above its plot.</summary>
    /// <param name="title">The title of the figure.</param>
    /// <param name="subtitle">A note that explains the figure.</param>
    /// <param name="yTitle">The quantity and unit of y; empty if there is no y-axis.</param>
    /// <param name="description">The description for screen readers.</param>
    /// <param name="left">The left edge of the plot, in pixels.</param>
    /// <param name="right">The right edge of the plot, in pixels.</param>
    /// <param name="plotHeight">The height of the plot, in pixels.</param>
    /// <param name="labelRows">The number of rows of labels below the x-axis.</param>
    public FigureFrame(
        string title,
        string subtitle,
        string yTitle,
        string description,
        double left,
        double right,
        double plotHeight = UsualPlotHeight,
        int labelRows = 1)
    {
        IReadOnlyList<string> titles = SvgCanvas.EvenLines(title, TitleSize, Width - (2 * Edge), isBold: true);
        IReadOnlyList<string> subtitles = SvgCanvas.EvenLines(subtitle, TextSize, Width - (2 * Edge));
        (Left, Right) = (left, right);
        Top = 8 + (titles.Count * TitleLine) + 4 + (subtitles.Count * TextLine) + (yTitle.Length > 0 ? 46 : 16);
        Bottom = Top + plotHeight;
        LabelRows = labelRows;
        Svg = new SvgCanvas((int)Width, (int)Math.Ceiling(Bottom + BelowPlot + BelowFirstRow), title, description);
        Svg.Lines(Edge, 34, titles, TitleSize, TitleLine, Palette.Ink, weight: "600");
        Svg.Lines(Edge, 34 + (titles.Count * TitleLine), subtitles, TextSize, TextLine, Palette.Muted);
        if (yTitle.Length > 0)
        {
            Svg.Text(Edge, Top - 14, yTitle, TextSize, Palette.Ink);
        }
    }

    public SvgCanvas Svg { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    private int LabelRows { get; }

    /// <summary>The height of the rows of labels below the first row, in pixels.</summary>
    private double BelowFirstRow => (LabelRows - 1) * TextLine;

    /// <summary>The smallest number of rows in which labels on the x-axis do not cover one another.</summary>
    /// <param name="labels">The labels with their places, from left to right. Successive labels take successive rows.</param>
    public static int RowsFor(IReadOnlyList<(double X, string Text)> labels) => Enumerable.Range(1, Math.Max(labels.Count, 1))
        .First(rows => labels.Zip(labels.Skip(rows), (label, next) => End(label) + LabelGap < Start(next)).All(isClear => isClear));

    /// <summary>For each label of a row, whether it has room beside the labels drawn to its left.</summary>
    /// <param name="labels">The labels with their places, from left to right.</param>
    public static IReadOnlyList<bool> HaveRoom(IReadOnlyList<(double X, string Text)> labels)
    {
        double end = double.NegativeInfinity;
        bool[] haveRoom = new bool[labels.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            haveRoom[i] = Start(labels[i]) > end;
            end = haveRoom[i] ? End(labels[i]) + LabelGap : end;
        }

        return haveRoom;
    }

    /// <summary>Writes into the plot that nothing was measured, and returns the figure as SVG.</summary>
    /// <param name="language">The language of the texts.</param>
    public string Empty(Language language)
    {
        Svg.Text(Width / 2, (Top + Bottom) / 2, language.NothingMeasured.ToString(), TextSize, Palette.Muted, "middle");
        return Svg.ToString();
    }

    /// <summary>Draws the title of the x-axis, below its values.</summary>
    public void DrawXTitle(string title) =>
        Svg.Text((Left + Right) / 2, Bottom + 48 + BelowFirstRow, title, TextSize, Palette.Ink, "middle");

    /// <summary>Draws a label on the x-axis.</summary>
    /// <param name="x">The x at the middle of the label, in pixels.</param>
    /// <param name="text">The label.</param>
    /// <param name="color">The color.</param>
    /// <param name="row">The row of labels; 0 is the first row below the axis.</param>
    public void DrawXValue(double x, string text, string color, int row = 0) =>
        Svg.Text(x, Bottom + 23 + (row * TextLine), text, TextSize, color, "middle");

    /// <summary>Draws horizontal grid lines with the values of y, and the x-axis with its title.</summary>
    public void DrawAxes(FigureAxis y, string xTitle)
    {
        foreach (double tick in y.Ticks())
        {
            if (Bottom - y.At(tick) is 0 or > Near)
            {
                Svg.Line(Left, y.At(tick), Right, y.At(tick), Palette.Grid);
            }

            Svg.Text(Left - 8, y.At(tick) + 5.5, Number.ThreeDigits(tick), TextSize, Palette.Muted, "end");
        }

        Svg.Line(Left, Bottom, Right, Bottom, Palette.Muted);
        DrawXTitle(xTitle);
    }

    private static double Start((double X, string Text) label) => label.X - (SvgCanvas.WidthOf(label.Text, TextSize) / 2);

    private static double End((double X, string Text) label) => label.X + (SvgCanvas.WidthOf(label.Text, TextSize) / 2);
}
