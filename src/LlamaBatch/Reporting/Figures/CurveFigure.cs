using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Reporting.Figures;

/// <summary>A line of a <see cref="CurveFigure"/>.</summary>
/// <param name="Label">The label at the end of the line.</param>
/// <param name="Points">The mean, the lowest and the highest value over seeds at each x, in ascending order of x.</param>
internal sealed record CurveSeries(string Label, IReadOnlyList<(double X, double Mean, double Low, double High)> Points)
{
    /// <summary>
    /// The x at which the line has a large hollow dot, such as the level that tuning chose. Other points then have small dots. Null for a
    /// line without dots.
    /// </summary>
    public double? Marked { get; init; }
}

/// <summary>
/// A figure of values along a run or an axis, with one line for each level. A band extends from the lowest to the highest seed. The first
/// tenth of a line may leave the plot, because values at the start of a run are far from all later values.
/// </summary>
/// <param name="Title">The title of the figure.</param>
/// <param name="Subtitle">A note that explains the figure.</param>
/// <param name="XTitle">The quantity and unit of x.</param>
/// <param name="YTitle">The quantity and unit of y.</param>
/// <param name="Series">
/// The lines, in the order of their levels. A line without points still reserves its color, so that a level looks the same in all figures.
/// </param>
internal sealed record CurveFigure(string Title, string Subtitle, string XTitle, string YTitle, IReadOnlyList<CurveSeries> Series)
{
    private const double LabelGap = 19;

    /// <summary>The labels form one column if all lines end within this share of the plot's width from its right edge.</summary>
    private const double CommonEnd = 0.12;

    /// <summary>The room for the label below the reference line, as a share of the range of y.</summary>
    private const double RoomForReference = 0.04;

    /// <summary>The room for a label below the lowest line, as a share of the range of y.</summary>
    private const double RoomForLabel = 0.1;

    /// <summary>A horizontal line with a label below it, such as the lowest possible loss (the entropy rate of the source).</summary>
    public (double Value, string Label)? Reference { get; init; }

    /// <summary>Whether the x-axis is logarithmic. Points with an x of zero or less are then not drawn.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The share of each line, from its start, that is ignored when the range of y is chosen.</summary>
    public double SettledShare { get; init; } = 0.1;

    /// <summary>The labeled values of x, with their labels; null if round numbers are labeled.</summary>
    public IReadOnlyList<(double Value, string Name)>? XTicks { get; init; }

    /// <summary>The language of the texts.</summary>
    public Language Language { get; init; } = KnownLanguages.English;

    private string XText => IsLogarithmic ? Language.Logarithmic(XTitle) : XTitle;

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        List<Line> lines =
        [
            .. Series.Select((line, i) => new Line(
                    line.Label,
                    [.. line.Points
                        .Where(point => double.IsFinite(point.Mean) && double.IsFinite(point.X) && (!IsLogarithmic || point.X > 0))],
                    line.Marked,
                    Palette.Of(i, Series.Count),
                    Palette.TextOf(i, Series.Count),
                    Palette.DashesOf(i)))
                .Where(line => line.Points.Count > 0),
        ];
        double labelWidth = lines.Select(line => SvgCanvas.WidthOf(line.Label, FigureFrame.TextSize, isBold: true)).DefaultIfEmpty(0).Max();
        double right = FigureFrame.Width - Math.Max(60, labelWidth + 28);
        var frame = new FigureFrame(
            Title, Subtitle, YTitle, Language.Described(Subtitle, YTitle, XText, [.. Series.Select(line => line.Label)])
                .ToString(),
            FigureFrame.UsualLeft,
            right,
            Math.Max(FigureFrame.UsualPlotHeight, LabelGap * lines.Count));
        if (lines.Count == 0)
        {
            return frame.Empty(Language);
        }

        SvgCanvas svg = frame.Svg;
        double last = lines.Max(line => line.Points[^1].X);
        var values = lines
            .SelectMany(line => line.Points.Where(point => point.X >= SettledShare * line.Points[^1].X))
            .SelectMany(point => new[] { point.Low, point.Mean, point.High })
            .Where(double.IsFinite);
        if (Reference is { } reference)
        {
            values = values.Append(reference.Value);
        }

        var all = values.DefaultIfEmpty(0).ToList();
        FigureAxis x = IsLogarithmic
            ? FigureAxis.Logarithmic(lines.Min(line => line.Points[0].X), last, frame.Left + 8, right, margin: 0)
            : new FigureAxis(0, last, frame.Left, right, margin: 0);
        bool endsApart = lines.Min(line => x.At(line.Points[^1].X)) < frame.Right - (CommonEnd * (frame.Right - frame.Left));
        double room = (Reference is not null ? RoomForReference : endsApart ? RoomForLabel : 0) * (all.Max() - all.Min());
        var y = new FigureAxis(all.Min() - room, all.Max(), frame.Bottom, frame.Top);
        DrawAxes(frame, x, y);

        svg.Clip(frame.Left, frame.Top, right - frame.Left + 8, frame.Bottom - frame.Top);
        foreach (Line line in lines)
        {
            Draw(svg, line, x, y);
        }

        svg.EndClip();
        if (Reference is { } level)
        {
            svg.Line(frame.Left, y.At(level.Value), right, y.At(level.Value), Palette.Muted, 1.5, "5 4");
            svg.Text(frame.Left + 8, y.At(level.Value) + 18, level.Label, FigureFrame.TextSize, Palette.Muted, hasHalo: true);
        }

        DrawLabels(frame, lines, x, y, endsApart);
        return svg.ToString();
    }

    private static void Draw(SvgCanvas svg, Line line, FigureAxis x, FigureAxis y)
    {
        var banded = line.Points.Where(point => double.IsFinite(point.Low) && double.IsFinite(point.High) && point.High > point.Low)
            .ToList();
        if (banded.Count > 0)
        {
            svg.Area(banded.Select(point => (x.At(point.X), y.At(point.Low)))
                .Concat(Enumerable.Reverse(banded).Select(point => (x.At(point.X), y.At(point.High)))), line.Color);
        }

        svg.Path(line.Points.Select(point => (x.At(point.X), y.At(point.Mean))), line.Color, 2.5, line.Dashes);
        if (line.Marked is double marked)
        {
            foreach (var point in line.Points)
            {
                svg.Dot(
                    x.At(point.X),
                    y.At(point.Mean),
                    point.X == marked ? 6 : 2.5,
                    line.Color,
                    point.X == marked ? Palette.Ground : line.Color);
            }
        }
    }

    private void DrawAxes(FigureFrame frame, FigureAxis x, FigureAxis y)
    {
        frame.DrawAxes(y, XText);
        (double X, string Name)[] ticks =
        [
            .. (XTicks ?? [.. x.Ticks().Select(tick => (tick, Language.Tick(tick)))]).OrderBy(tick => tick.Value)
                .Select(tick => (x.At(tick.Value), tick.Name)),
        ];
        IReadOnlyList<bool> haveRoom = FigureFrame.HaveRoom(ticks);
        for (int i = 0; i < ticks.Length; i++)
        {
            frame.Svg.Line(ticks[i].X, frame.Bottom, ticks[i].X, frame.Bottom + 5, Palette.Muted);
            if (haveRoom[i])
            {
                frame.DrawXValue(ticks[i].X, ticks[i].Name, Palette.Muted);
            }
        }
    }

    /// <summary>
    /// Draws a label at the end of each line. If the lines end at different x, each label is placed where it covers the fewest other
    /// shapes. If the lines end together, or labels would overlap, the labels form a column at the right, each connected to its line.
    /// </summary>
    private static void DrawLabels(FigureFrame frame, List<Line> lines, FigureAxis x, FigureAxis y, bool endsApart)
    {
        var ends = lines
            .Select(line => (line.Label, line.Color, line.TextColor, X: x.At(line.Points[^1].X), Y: Math.Clamp(
                y.At(line.Points[^1].Mean),
                frame.Top,
                frame.Bottom)))
            .OrderBy(end => end.Y)
            .ToList();
        if (endsApart)
        {
            double[] widths = [.. ends.Select(end => SvgCanvas.WidthOf(end.Label, FigureFrame.TextSize, isBold: true))];
            var boxes = LabelPlaces.Beside(
                [.. ends.Select((end, i) => (end.X, end.Y, widths[i]))],
                FigureFrame.TextSize,
                [.. lines.Select(line => line.Points.Select(point => (x.At(point.X), y.At(point.Mean))).ToArray())],
                frame.Top,
                frame.Bottom);
            foreach (var end in ends)
            {
                frame.Svg.Dot(end.X, end.Y, 3.5, end.Color, Palette.Ground);
            }

            if (!LabelPlaces.Overlap(boxes, widths, FigureFrame.TextSize))
            {
                // Labels are drawn after all dots, so that no dot covers a label.
                for (int i = 0; i < ends.Count; i++)
                {
                    frame.Svg
                        .Text(boxes[i].X, boxes[i].Y, ends[i].Label, FigureFrame.TextSize, ends[i].TextColor, weight: "600", hasHalo: true);
                }

                return;
            }
        }

        double[] places = LabelPlaces.Spread([.. ends.Select(end => end.Y)], LabelGap, frame.Top, frame.Bottom);
        for (int i = 0; i < ends.Count; i++)
        {
            frame.Svg.Line(ends[i].X + 2, ends[i].Y, frame.Right + 14, places[i], ends[i].Color);
            frame.Svg.Text(frame.Right + 18, places[i] + 5.5, ends[i].Label, FigureFrame.TextSize, ends[i].TextColor, weight: "600");
        }
    }

    /// <summary>A line that has points, with its colors and dash pattern.</summary>
    private sealed record Line(
        string Label,
        IReadOnlyList<(double X, double Mean, double Low, double High)> Points,
        double? Marked,
        string Color,
        string TextColor,
        string Dashes);
}
