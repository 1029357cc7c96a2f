namespace LlamaBatch.Reporting;

/// <summary>A line of a <see cref="CurveFigure"/>.</summary>
/// <param name="Label">What stands at its end.</param>
/// <param name="Points">Mean, lowest and highest value at each place, in order of x.</param>
public sealed record CurveSeries(string Label, IReadOnlyList<(double X, double Mean, double Low, double High)> Points);

/// <summary>
/// Values along a run: one line for each level with a band from the lowest to the highest seed, labeled where it ends. The first values of a run are far from the
/// rest, so the range of y begins where a tenth of the run is over.
/// </summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Subtitle">How to read it.</param>
/// <param name="XTitle">The quantity and unit along x.</param>
/// <param name="YTitle">The quantity and unit along y.</param>
/// <param name="Series">The lines, in the order of their levels.</param>
public sealed record CurveFigure(string Title, string Subtitle, string XTitle, string YTitle, IReadOnlyList<CurveSeries> Series)
{
    private const double LabelSize = 14;
    private const double LabelGap = 18;
    private const double SettledShare = 0.1;

    /// <summary>A horizontal line with a label, such as the entropy of the source.</summary>
    public (double Value, string Label)? Reference { get; init; }

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        SvgCanvas svg = FigureFrame.Begin(Title, Subtitle, YTitle, $"{Subtitle} {YTitle} against {XTitle}: {string.Join(", ", Series.Select(line => line.Label))}.");
        var lines = Series.Where(line => line.Points.Any(point => double.IsFinite(point.Mean))).ToList();
        if (lines.Count == 0)
        {
            return FigureFrame.Empty(svg);
        }

        double labelWidth = lines.Max(line => SvgCanvas.WidthOf(line.Label, LabelSize)) + 30;
        double right = FigureFrame.Width - Math.Max(60, labelWidth);
        double last = lines.Max(line => line.Points[^1].X);
        var settled = lines.SelectMany(line => line.Points).Where(point => point.X >= SettledShare * last && double.IsFinite(point.Mean)).ToList();
        var values = settled.SelectMany(point => new[] { point.Low, point.High }).Where(double.IsFinite);
        if (Reference is { } reference)
        {
            values = values.Append(reference.Value);
        }

        var all = values.DefaultIfEmpty(0).ToList();
        var x = new FigureAxis(0, last, FigureFrame.Left, right, margin: 0);
        var y = new FigureAxis(all.Min(), all.Max(), FigureFrame.Bottom, FigureFrame.Top);
        DrawAxes(svg, x, y, right);

        svg.Clip(FigureFrame.Left, FigureFrame.Top, right - FigureFrame.Left, FigureFrame.Bottom - FigureFrame.Top);
        for (int i = 0; i < lines.Count; i++)
        {
            string color = Palette.Of(i, lines.Count);
            var points = lines[i].Points.Where(point => double.IsFinite(point.Mean)).ToList();
            var banded = points.Where(point => double.IsFinite(point.Low) && double.IsFinite(point.High)).ToList();
            svg.Area(banded.Select(point => (x.At(point.X), y.At(point.Low))).Concat(Enumerable.Reverse(banded).Select(point => (x.At(point.X), y.At(point.High)))), color);
            svg.Path(points.Select(point => (x.At(point.X), y.At(point.Mean))), color, 2.5);
        }

        svg.EndClip();
        if (Reference is { } line)
        {
            svg.Line(FigureFrame.Left, y.At(line.Value), right, y.At(line.Value), Palette.Muted, 1.5, "5 4");
            svg.Text(FigureFrame.Left + 8, y.At(line.Value) - 6, line.Label, 13, Palette.Muted);
        }

        DrawLabels(svg, lines, x, y, right);
        return svg.ToString();
    }

    private void DrawAxes(SvgCanvas svg, FigureAxis x, FigureAxis y, double right)
    {
        FigureFrame.DrawAxes(svg, y, right, XTitle);
        foreach (double tick in x.Ticks())
        {
            svg.Line(x.At(tick), FigureFrame.Bottom, x.At(tick), FigureFrame.Bottom + 5, Palette.Muted);
            svg.Text(x.At(tick), FigureFrame.Bottom + 21, Number.Compact(tick), 13, Palette.Muted, "middle");
        }
    }

    /// <summary>Labels at the ends of their lines, moved apart where they would overlap, with a leader where they moved.</summary>
    private static void DrawLabels(SvgCanvas svg, List<CurveSeries> lines, FigureAxis x, FigureAxis y, double right)
    {
        var ends = lines
            .Select((line, i) => (line.Label, Color: Palette.Of(i, lines.Count), End: line.Points.Last(point => double.IsFinite(point.Mean))))
            .Select(end => (end.Label, end.Color, X: x.At(end.End.X), Y: Math.Clamp(y.At(end.End.Mean), FigureFrame.Top, FigureFrame.Bottom)))
            .OrderBy(end => end.Y)
            .ToList();
        double[] places = LabelPlaces.Spread([.. ends.Select(end => end.Y)], LabelGap, FigureFrame.Top, FigureFrame.Bottom);
        for (int i = 0; i < ends.Count; i++)
        {
            svg.Line(ends[i].X + 2, ends[i].Y, right + 14, places[i], ends[i].Color);
            svg.Text(right + 18, places[i] + 5, ends[i].Label, LabelSize, ends[i].Color, weight: "600");
        }
    }
}
