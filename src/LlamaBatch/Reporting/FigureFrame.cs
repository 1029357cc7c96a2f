namespace LlamaBatch.Reporting;

/// <summary>What all figures share: the size, the title and how to read it above, the axes and their titles around a plot.</summary>
internal static class FigureFrame
{
    public const int Width = 720;
    public const int Height = 440;
    public const double Left = 64;
    public const double Top = 100;
    public const double Bottom = 384;
    private const double Edge = 20;
    private const double SubtitleSize = 13.5;

    /// <summary>A picture with a title, a sentence on how to read it, and the title of y; the description is for screen readers.</summary>
    public static SvgCanvas Begin(string title, string subtitle, string yTitle, string description, int height = Height)
    {
        var svg = new SvgCanvas(Width, height, title, description);
        svg.Text(Edge, 30, title, SvgCanvas.WidthOf(title, 18) <= Width - (2 * Edge) ? 18 : 15, Palette.Ink, weight: "600");
        double y = 50;
        foreach (string line in SvgCanvas.Lines(subtitle, SubtitleSize, Width - (2 * Edge)).Take(2))
        {
            svg.Text(Edge, y, line, SubtitleSize, Palette.Muted);
            y += 17;
        }

        svg.Text(Edge, Top - 12, yTitle, 13, Palette.Ink);
        return svg;
    }

    /// <summary>What stands in the plot when there is nothing to draw.</summary>
    public static string Empty(SvgCanvas svg)
    {
        svg.Text(Width / 2, (Top + Bottom) / 2, "not measured yet", 16, Palette.Muted, "middle");
        return svg.ToString();
    }

    /// <summary>Grid lines with their values, the line of x, and its title.</summary>
    public static void DrawAxes(SvgCanvas svg, FigureAxis y, double right, string xTitle)
    {
        foreach (double tick in y.Ticks())
        {
            svg.Line(Left, y.At(tick), right, y.At(tick), Palette.Grid);
            svg.Text(Left - 8, y.At(tick) + 5, Number.Significant(tick), 13, Palette.Muted, "end");
        }

        svg.Line(Left, Bottom, right, Bottom, Palette.Muted);
        svg.Text((Left + right) / 2, Height - 12, xTitle, 14, Palette.Ink, "middle");
    }
}
