using System.Globalization;
using System.Security;
using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Figures;

/// <summary>
/// Writes the shapes and texts of a figure as SVG, with the same bytes on every machine. Texts use generic font families, and coordinates
/// have one decimal. A white background keeps figures readable on dark pages.
/// </summary>
internal sealed class SvgCanvas
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', "
        + "'Microsoft YaHei', sans-serif";

    private const string Halo = " stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

    private const double Farthest = 1e6;

    private readonly StringBuilder _svg = new();

    public SvgCanvas(int width, int height, string title, string description)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" "
            + $"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{Font}\">\n");
        _svg.Append(CultureInfo.InvariantCulture, $"<title>{Escaped(title)}</title>\n<desc>{Escaped(description)}</desc>\n");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#ffffff\"/>\n");
    }

    /// <summary>
    /// The assumed width of a text, in the same unit as its font size. A full-width character takes one em. Any other character takes the
    /// mean width in the widest usual sans-serif font.
    /// </summary>
    public static double WidthOf(string text, double size, bool isBold = false)
        => text.Sum(letter => EastAsianText.IsWide(letter) ? 1 : isBold ? 0.6 : 0.53) * size;

    /// <summary>
    /// Breaks a text into lines of limited width, between words and between full-width characters. A word wider than the limit has its
    /// own line.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width, bool isBold = false)
    {
        var lines = new List<string>();
        foreach (string part in EastAsianText.Parts(text))
        {
            if (lines.Count > 0 && WidthOf((lines[^1] + part).TrimEnd(), size, isBold) <= width)
            {
                lines[^1] += part;
            }
            else
            {
                lines.Add(part);
            }
        }

        return [.. lines.Select(line => line.TrimEnd())];
    }

    /// <summary>Breaks a text into as few lines as possible, of nearly equal width.</summary>
    public static IReadOnlyList<string> EvenLines(string text, double size, double width, bool isBold = false)
    {
        IReadOnlyList<string> even = Lines(text, size, width, isBold);
        for (
            double narrower = width - size;
            narrower > 0 && Lines(text, size, narrower, isBold) is var lines && lines.Count == even.Count;
            narrower -= size)
        {
            even = lines;
        }

        return even;
    }

    /// <summary>Draws lines of text one below another.</summary>
    public void Lines(
        double x,
        double y,
        IReadOnlyList<string> lines,
        double size,
        double lineHeight,
        string color,
        string weight = "normal")
    {
        for (int i = 0; i < lines.Count; i++)
        {
            Text(x, y + (i * lineHeight), lines[i], size, color, weight: weight);
        }
    }

    /// <summary>Draws a text. With a halo, a white border separates the letters from lines behind the text.</summary>
    public void Text(
        double x,
        double y,
        string text,
        double size,
        string color,
        string anchor = "start",
        string weight = "normal",
        bool hasHalo = false) =>
        _svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{color}\" text-anchor=\"{anchor}\" "
                + $"font-weight=\"{weight}\"{(hasHalo ? Halo : "")}>{Escaped(text)}</text>\n");

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string dashes = "none") =>
        _svg.Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{color}\" stroke-width=\"{N(width)}\" "
                + $"stroke-dasharray=\"{dashes}\"/>\n");

    public void Path(IEnumerable<(double X, double Y)> points, string color, double width, string dashes = "none") =>
        _svg.Append(CultureInfo.InvariantCulture,
            $"<polyline points=\"{Points(points)}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{N(width)}\" "
                + $"stroke-dasharray=\"{dashes}\" stroke-linejoin=\"round\"/>\n");

    public void Area(IEnumerable<(double X, double Y)> outline, string color) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(outline)}\" fill=\"{color}\" fill-opacity=\"0.18\"/>\n");

    public void Dot(double x, double y, double radius, string fill, string stroke, double opacity = 1) =>
        _svg.Append(CultureInfo.InvariantCulture,
            $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"2\" "
                + $"opacity=\"{N(opacity)}\"/>\n");

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"/>\n");

    public void Polygon(IEnumerable<(double X, double Y)> corners, string fill)
        => _svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(corners)}\" fill=\"{fill}\"/>\n");

    /// <summary>Starts clipping: everything drawn before <see cref="EndClip"/> is limited to the rectangle.</summary>
    public void Clip(double x, double y, double width, double height) =>
        _svg.Append(CultureInfo.InvariantCulture,
            $"<clipPath id=\"plot\"><rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"/></clipPath>\n<g "
                + $"clip-path=\"url(#plot)\">\n");

    public void EndClip() => _svg.Append("</g>\n");

    public override string ToString() => _svg.ToString() + "</svg>\n";

    private static string Points(IEnumerable<(double X, double Y)> points)
        => string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"));

    /// <summary>
    /// Formats a coordinate. Coordinates far outside the figure are clamped, because nothing is visible there. NaN becomes 0.
    /// </summary>
    private static string N(double value)
        => Math.Round(double.IsNaN(value) ? 0 : Math.Clamp(value, -Farthest, Farthest), 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        SecurityElement.Escape(
            string.Concat(text.EnumerateRunes().Where(letter => !Printable.IsBreak(letter) && !Printable.IsHidden(letter))));
}
