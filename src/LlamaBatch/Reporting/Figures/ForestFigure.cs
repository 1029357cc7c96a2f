using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Figures;

/// <summary>A claim in a <see cref="ForestFigure"/>.</summary>
/// <param name="Text">The claim's source and text.</param>
/// <param name="Status">The verdict on the claim.</param>
/// <param name="Rows">The comparisons of the claim.</param>
internal sealed record ForestClaim(string Text, VerdictStatus Status, IReadOnlyList<ForestRow> Rows);

/// <summary>
/// A comparison in a <see cref="ForestFigure"/>. Effects are in units of the margin, and positive in the direction that the claim states.
/// </summary>
/// <param name="Label">The names of the compared configurations.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Low">The lower end of the effect's interval; NaN if there is no interval.</param>
/// <param name="High">The upper end of the effect's interval.</param>
/// <param name="HoldsFrom">The smallest effect for which the claim holds.</param>
/// <param name="HoldsTo">The largest effect for which the claim holds; infinite if the claim has no upper limit.</param>
/// <param name="Text">The effect with its unit.</param>
internal sealed record ForestRow(string Label, double Effect, double Low, double High, double HoldsFrom, double HoldsTo, string Text);

/// <summary>
/// A forest plot of the comparisons of all claims. Each effect is drawn with its interval, over a bar that shows where the claim holds.
/// The x-axis is in units of the margin. Its asinh scale is linear near zero and logarithmic for large effects.
/// </summary>
/// <param name="Claims">The claims, in their order.</param>
/// <param name="Language">The language of the texts.</param>
internal sealed record ForestFigure(IReadOnlyList<ForestClaim> Claims, Language Language)
{
    private const double Left = 264;
    private const double Right = 550;
    private const double LineHeight = 20;
    private const double RowGap = 6;
    private const double ClaimSize = 18;
    private const double ClaimLine = 23;
    private const double ClaimGap = 18;

    /// <summary>Half the height of the bar that shows where a claim holds, in pixels.</summary>
    private const double HalfBar = 9;

    /// <summary>The number of rows above which the x-axis is labeled at the top as well.</summary>
    private const int ManyRows = 10;

    /// <summary>The largest effect that is drawn to scale, in units of the margin; larger effects are drawn as arrows.</summary>
    private const double LargestShown = 1000;

    private static readonly double[] _ticks = [-1000, -100, -10, -1, 0, 1, 10, 100, 1000];

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        List<Block> blocks = [.. Claims.Select(BlockOf)];
        bool isLong = Claims.Sum(claim => claim.Rows.Count) > ManyRows;
        double above = isLong ? 24 : 0;
        var frame = new FigureFrame(
            Language.ForestTitle.ToString(),
            Language.ForestNote.ToString(),
            "",
            Language.ForestDescription(Claims.Count).ToString(),
            Left,
            Right,
            above + blocks.Sum(block => block.Height + ClaimGap));
        double reach = Math.Clamp(
            1.15 * Claims.SelectMany(claim => claim.Rows).SelectMany(row => new[] { row.Effect, row.Low, row.High }).Where(double.IsFinite)
                .Select(Math.Abs)
                .DefaultIfEmpty(0)
                .Max(), 3, LargestShown);
        List<double> ticks = [.. _ticks.Where(tick => Math.Abs(tick) <= reach)];
        foreach (double tick in ticks.Where(tick => HasRoom(tick, ticks, reach)))
        {
            frame.DrawXValue(At(tick, reach), NameOf(tick), Palette.Muted);
            if (isLong)
            {
                frame.Svg.Text(At(tick, reach), frame.Top + 10, NameOf(tick), FigureFrame.TextSize, Palette.Muted, "middle");
            }
        }

        frame.DrawXTitle(Language.ForestAxis.ToString());
        double y = frame.Top + above + ClaimLine;
        foreach (Block block in blocks)
        {
            Draw(frame.Svg, block, y, ticks, reach);
            y += block.Height + ClaimGap;
        }

        return frame.Svg.ToString();
    }

    private static string NameOf(double tick) => tick.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Whether the label of a tick fits beside the label of the next tick toward zero.</summary>
    private static bool HasRoom(double tick, List<double> ticks, double reach)
    {
        double inner = tick == 0 ? 0 : ticks[ticks.IndexOf(tick) - Math.Sign(tick)];
        double width = (SvgCanvas.WidthOf(NameOf(tick), FigureFrame.TextSize) + SvgCanvas.WidthOf(NameOf(inner), FigureFrame.TextSize)) / 2;
        return tick == 0 || Math.Abs(At(tick, reach) - At(inner, reach)) > width + 6;
    }

    private Block BlockOf(ForestClaim claim) => new(
        claim,
        SvgCanvas.EvenLines(
            Language.Decided(claim.Status, Prose.Literal(claim.Text)).ToString(),
            ClaimSize,
            FigureFrame.Width - (2 * FigureFrame.Edge),
            isBold: true),
        [
            .. claim.Rows.Select(row => (
                row,
                SvgCanvas.Lines(row.Label, FigureFrame.TextSize, Left - FigureFrame.Edge - 12),
                SvgCanvas.Lines(row.Text, FigureFrame.TextSize, FigureFrame.Width - Right - 14))),
        ]);

    private static void Draw(SvgCanvas svg, Block block, double y, List<double> ticks, double reach)
    {
        svg.Lines(FigureFrame.Edge, y, block.Lines, ClaimSize, ClaimLine, Palette.Of(block.Claim.Status), weight: "600");
        double top = y + ((block.Lines.Count - 1) * ClaimLine) + 8;
        double bottom = y - ClaimLine + block.Height + 4;
        double first = top + RowGap;
        y = first;
        foreach (var (row, label, text) in block.Rows)
        {
            double from = At(row.HoldsFrom, reach);
            svg.Rectangle(from, y, At(row.HoldsTo, reach) - from, 2 * HalfBar, "#e6efe9");
            y += Block.HeightOf(label, text);
        }

        foreach (double tick in ticks)
        {
            svg.Line(At(tick, reach), top, At(tick, reach), bottom, tick == 0 ? Palette.Muted : Palette.Grid, tick == 0 ? 1.5 : 1);
        }

        y = first;
        foreach (var (row, label, text) in block.Rows)
        {
            svg.Lines(FigureFrame.Edge + 8, y + 14, label, FigureFrame.TextSize, LineHeight, Palette.Ink);
            svg.Lines(Right + 10, y + 14, text, FigureFrame.TextSize, LineHeight, Palette.Ink);
            Draw(svg, row, block.Claim.Status, y + HalfBar, reach);
            y += Block.HeightOf(label, text);
        }
    }

    private static void Draw(SvgCanvas svg, ForestRow row, VerdictStatus status, double y, double reach)
    {
        string color = Palette.Of(status);
        foreach (double end in new[] { row.HoldsFrom, row.HoldsTo }.Where(end => Math.Abs(end) <= reach))
        {
            svg.Line(At(end, reach), y - HalfBar, At(end, reach), y + HalfBar, "#7a9486", 1.5);
        }

        if (!double.IsFinite(row.Effect))
        {
            return;
        }

        // An interval that extends beyond the plot, or is unbounded, ends in an arrow at the edge of the plot.
        if (!double.IsNaN(row.Low) && !double.IsNaN(row.High))
        {
            svg.Line(At(row.Low, reach), y, At(row.High, reach), y, color, 2.5);
        }

        foreach (double end in new[] { row.Low, row.Effect, row.High }.Where(end => Math.Abs(end) > reach))
        {
            Arrow(svg, end, y, color, reach);
        }

        if (Math.Abs(row.Effect) > reach)
        {
            return;
        }

        double x = At(row.Effect, reach);
        if (status == VerdictStatus.Refuted)
        {
            svg.Rectangle(x - 5, y - 5, 10, 10, color);
        }
        else
        {
            svg.Dot(x, y, 4.5, status == VerdictStatus.Supported ? color : Palette.Ground, color);
        }
    }

    private static void Arrow(SvgCanvas svg, double effect, double y, string color, double reach)
    {
        (double tip, double back) = (At(effect, reach), effect > 0 ? -9 : 9);
        svg.Polygon([(tip, y), (tip + back, y - 5), (tip + back, y + 5)], color);
    }

    private static double At(double effect, double reach) =>
        ((Left + Right) / 2) + (Math.Clamp(Math.Asinh(2 * effect) / Math.Asinh(2 * reach), -1, 1) * (Right - Left) / 2);

    /// <summary>A claim with its texts broken into lines.</summary>
    private sealed record Block(
        ForestClaim Claim,
        IReadOnlyList<string> Lines,
        IReadOnlyList<(ForestRow Row, IReadOnlyList<string> Label, IReadOnlyList<string> Text)> Rows)
    {
        public double Height => (Lines.Count * ClaimLine) + 8 + RowGap + Rows.Sum(row => HeightOf(row.Label, row.Text));

        public static double HeightOf(IReadOnlyList<string> label, IReadOnlyList<string> text)
            => (Math.Max(label.Count, text.Count) * LineHeight) + RowGap;
    }
}
