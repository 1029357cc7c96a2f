using System.Globalization;

namespace LlamaBatch.Reporting;

/// <summary>A level of a <see cref="LevelFigure"/>.</summary>
/// <param name="Label">The level.</param>
/// <param name="Mean">The mean over seeds.</param>
/// <param name="Low">The lower end of its interval; not a number where there is none.</param>
/// <param name="High">The upper end.</param>
/// <param name="Seeds">The single seeds.</param>
/// <param name="IsMarked">Whether it is drawn hollow, for what the figure's note says.</param>
public sealed record FigureLevel(string Label, double Mean, double Low, double High, IReadOnlyList<double> Seeds, bool IsMarked = false);

/// <summary>Values at the end of a run against the level of an axis: the mean, its interval, and each seed as a faint dot.</summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Subtitle">How to read it.</param>
/// <param name="XTitle">The axis.</param>
/// <param name="YTitle">The quantity and unit.</param>
/// <param name="Levels">The levels, in their order.</param>
public sealed record LevelFigure(string Title, string Subtitle, string XTitle, string YTitle, IReadOnlyList<FigureLevel> Levels)
{
    private const int Width = 720;
    private const int Height = 440;
    private const double Left = 64;
    private const double Right = 690;
    private const double Top = 100;
    private const double Bottom = 384;

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        var svg = new SvgCanvas(Width, Height, Title, $"{Subtitle} {YTitle} against {XTitle}.");
        svg.Text(20, 32, Title, 18, Palette.Ink, weight: "600");
        svg.Text(20, 56, Subtitle, 14, Palette.Muted);
        var values = Levels.SelectMany(level => level.Seeds.Append(level.Mean).Append(level.Low).Append(level.High)).Where(double.IsFinite).ToList();
        if (values.Count == 0)
        {
            svg.Text(Width / 2, (Top + Bottom) / 2, "not measured yet", 16, Palette.Muted, "middle");
            return svg.ToString();
        }

        var y = new FigureAxis(values.Min(), values.Max(), Bottom, Top, margin: 0.08);
        foreach (double tick in y.Ticks())
        {
            svg.Line(Left, y.At(tick), Right, y.At(tick), Palette.Grid);
            svg.Text(Left - 8, y.At(tick) + 5, Number.Significant(tick), 13, Palette.Muted, "end");
        }

        svg.Line(Left, Bottom, Right, Bottom, Palette.Muted);
        svg.Text((Left + Right) / 2, Height - 12, XTitle, 14, Palette.Ink, "middle");
        svg.Text(20, Top - 12, YTitle, 13, Palette.Ink);

        double[] places = Places();
        svg.Path(Enumerable.Range(0, Levels.Count).Where(i => double.IsFinite(Levels[i].Mean)).Select(i => (places[i], y.At(Levels[i].Mean))), Palette.Grid, 2);
        for (int i = 0; i < Levels.Count; i++)
        {
            FigureLevel level = Levels[i];
            string color = Palette.Of(i, Levels.Count);
            svg.Text(places[i], Bottom + 21, level.Label, 14, Palette.Ink, "middle");
            foreach (double seed in level.Seeds.Where(double.IsFinite))
            {
                svg.Dot(places[i] + 12, y.At(seed), 2.5, color, "none", 0.45);
            }

            if (double.IsFinite(level.Mean))
            {
                if (double.IsFinite(level.Low) && double.IsFinite(level.High))
                {
                    svg.Line(places[i], y.At(level.Low), places[i], y.At(level.High), color, 2.5);
                }

                svg.Dot(places[i], y.At(level.Mean), 5, level.IsMarked ? "#ffffff" : color, color);
            }
        }

        return svg.ToString();
    }

    /// <summary>Numbers that span more than a factor of ten lie by their logarithm, all else evenly.</summary>
    private double[] Places()
    {
        double[] numbers = [.. Levels.Select(level => double.TryParse(level.Label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        bool isLogarithmic = numbers.Length > 1 && numbers.All(number => number > 0) && numbers.Max() >= 10 * numbers.Min();
        double[] positions = isLogarithmic ? [.. numbers.Select(number => Math.Log(number))] : [.. Enumerable.Range(0, Levels.Count).Select(i => (double)i)];
        var x = new FigureAxis(positions.Min(), positions.Max(), Left, Right, margin: 0.12);
        return [.. positions.Select(position => x.At(position))];
    }
}
