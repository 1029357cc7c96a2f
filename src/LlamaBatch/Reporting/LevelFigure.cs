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
    private const double Right = 690;

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        SvgCanvas svg = FigureFrame.Begin(Title, Subtitle, YTitle, $"{Subtitle} {YTitle} against {XTitle}.");
        var values = Levels.SelectMany(level => level.Seeds.Append(level.Mean).Append(level.Low).Append(level.High)).Where(double.IsFinite).ToList();
        if (values.Count == 0)
        {
            return FigureFrame.Empty(svg);
        }

        var y = new FigureAxis(values.Min(), values.Max(), FigureFrame.Bottom, FigureFrame.Top, margin: 0.08);
        FigureFrame.DrawAxes(svg, y, Right, XTitle);
        double[] places = Places();
        svg.Path(Enumerable.Range(0, Levels.Count).Where(i => double.IsFinite(Levels[i].Mean)).Select(i => (places[i], y.At(Levels[i].Mean))), Palette.Grid, 2);
        for (int i = 0; i < Levels.Count; i++)
        {
            FigureLevel level = Levels[i];
            string color = Palette.Of(i, Levels.Count);
            svg.Text(places[i], FigureFrame.Bottom + 21, level.Label, 14, Palette.Ink, "middle");
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
        var x = new FigureAxis(positions.Min(), positions.Max(), FigureFrame.Left, Right, margin: 0.12);
        return [.. positions.Select(position => x.At(position))];
    }
}
