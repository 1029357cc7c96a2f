using System.Globalization;

namespace LlamaBatch.Reporting;

/// <summary>A claim in a <see cref="ForestFigure"/>.</summary>
/// <param name="Text">The claim's source and text.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Rows">Its comparisons.</param>
internal sealed record ForestClaim(string Text, VerdictStatus Status, IReadOnlyList<ForestRow> Rows);

/// <summary>
/// A comparison in a <see cref="ForestFigure"/>. Effects are in margins and turned so that what the claim says lies to the right.
/// </summary>
/// <param name="Label">The arms.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Low">The lower end of its interval; not a number where there is none.</param>
/// <param name="High">The upper end.</param>
/// <param name="HoldsFrom">From where on the claim holds.</param>
/// <param name="HoldsTo">Up to where it holds; infinity for "at least".</param>
/// <param name="Text">The effect in its own unit.</param>
internal sealed record ForestRow(string Label, double Effect, double Low, double High, double HoldsFrom, double HoldsTo, string Text);

/// <summary>
/// Every comparison that training decides as a forest plot: the effect with its interval in units of its margin, over the range in which the claim holds. The scale is linear between the margins and
/// logarithmic beyond (asinh), so that an effect of a hundred margins and one of half a margin are both seen.
/// </summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Claims">The claims, in their order.</param>
internal sealed record ForestFigure(string Title, IReadOnlyList<ForestClaim> Claims)
{
    private const double Left = 226;
    private const double Right = 566;
    private const double RowHeight = 19;
    private const double ClaimHeight = 24;
    private const double Gap = 9;
    private const double TextSize = 12;
    private const double BoldSize = 12.5;

    /// <summary>Bold letters are this much wider.</summary>
    private const double BoldWidth = 1.15;

    /// <summary>Effects beyond it end in an arrow.</summary>
    private const double LargestShown = 1000;

    private static readonly double[] Ticks = [-1000, -100, -10, -1, 0, 1, 10, 100, 1000];

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        double height = FigureFrame.Top + 8 + Claims.Sum(claim => ClaimHeight + (claim.Rows.Count * RowHeight) + Gap) + 44;
        SvgCanvas svg = FigureFrame.Begin(
            Title,
            "Effect and 95 % interval in margins, turned so that the claim lies to the right; it holds where shaded. Dot: supported; square: refuted; hollow: inconclusive.",
            "",
            $"Effects of {Words.Count(Claims.Count, "claim")} in units of their margins.",
            (int)Math.Ceiling(height));
        double reach = Math.Clamp(
            1.15 * Claims.SelectMany(claim => claim.Rows).SelectMany(row => new[] { row.Effect, row.Low, row.High }).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max(), 3, LargestShown);
        double bottom = height - 44;
        foreach (double tick in Ticks.Where(tick => Math.Abs(tick) <= reach))
        {
            double x = At(tick, reach);
            svg.Line(x, FigureFrame.Top - 4, x, bottom, tick == 0 ? Palette.Muted : Palette.Grid, tick == 0 ? 1.5 : 1);
            svg.Text(x, bottom + 17, tick.ToString(CultureInfo.InvariantCulture), TextSize, Palette.Muted, "middle");
        }

        svg.Text((Left + Right) / 2, bottom + 36, "← against the claim · effect in margins · for the claim →", 13, Palette.Ink, "middle");
        svg.Text(Right + 10, FigureFrame.Top - 6, "as measured", TextSize, Palette.Muted);
        double y = FigureFrame.Top + 8;
        foreach (ForestClaim claim in Claims)
        {
            string color = Palette.Of(claim.Status);
            svg.Text(20, y + 8, SvgCanvas.Shortened($"{claim.Status}: {claim.Text}", BoldSize * BoldWidth, FigureFrame.Width - 32), BoldSize, color, weight: "600", hasHalo: true);
            y += ClaimHeight;
            foreach (ForestRow row in claim.Rows)
            {
                Draw(svg, row, claim.Status, y, reach);
                y += RowHeight;
            }

            y += Gap;
        }

        return svg.ToString();
    }

    private static void Draw(SvgCanvas svg, ForestRow row, VerdictStatus status, double y, double reach)
    {
        string color = Palette.Of(status);
        double from = At(row.HoldsFrom, reach);
        svg.Rectangle(from, y - 8, At(row.HoldsTo, reach) - from, 16, "#e6efe9");
        foreach (double end in new[] { row.HoldsFrom, row.HoldsTo }.Where(end => Math.Abs(end) <= reach))
        {
            svg.Line(At(end, reach), y - 8, At(end, reach), y + 8, "#7a9486", 1.5);
        }

        svg.Text(28, y + 4, SvgCanvas.Shortened(row.Label, TextSize, Left - 34), TextSize, Palette.Ink);
        svg.Text(Right + 10, y + 4, SvgCanvas.Shortened(row.Text, TextSize, FigureFrame.Width - Right - 14), TextSize, Palette.Ink);
        if (!double.IsFinite(row.Effect))
        {
            return;
        }

        if (double.IsFinite(row.Low) && double.IsFinite(row.High))
        {
            svg.Line(At(row.Low, reach), y, At(row.High, reach), y, color, 2);
        }

        double x = At(row.Effect, reach);
        if (Math.Abs(row.Effect) > reach)
        {
            double back = row.Effect > 0 ? -9 : 9;
            svg.Polygon([(x, y), (x + back, y - 5), (x + back, y + 5)], color);
        }
        else if (status == VerdictStatus.Refuted)
        {
            svg.Rectangle(x - 4.5, y - 4.5, 9, 9, color);
        }
        else
        {
            svg.Dot(x, y, 4, status == VerdictStatus.Supported ? color : Palette.Ground, color);
        }
    }

    private static double At(double effect, double reach) =>
        ((Left + Right) / 2) + (Math.Clamp(Math.Asinh(2 * effect) / Math.Asinh(2 * reach), -1, 1) * (Right - Left) / 2);
}
