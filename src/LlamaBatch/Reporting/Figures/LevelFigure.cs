using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Reporting.Figures;

/// <summary>A level of a <see cref="LevelFigure"/>, with its values.</summary>
/// <param name="Label">The level as text.</param>
/// <param name="Mean">The mean over seeds.</param>
/// <param name="Low">The lower end of the mean's interval; NaN if there is no interval.</param>
/// <param name="High">The upper end of the mean's interval.</param>
/// <param name="Seeds">The values of individual seeds, or of blocks of cost trials.</param>
/// <param name="IsMarked">Whether the dot is drawn hollow; the figure's note explains the meaning.</param>
internal sealed record FigureLevel(string Label, double Mean, double Low, double High, IReadOnlyList<double> Seeds, bool IsMarked = false);

/// <summary>A figure of values by level: the mean, its interval, and each seed as a faint dot.</summary>
/// <param name="Title">The title of the figure.</param>
/// <param name="Subtitle">A note that explains the figure.</param>
/// <param name="XTitle">The name of the axis whose levels are shown.</param>
/// <param name="YTitle">The quantity and unit of y.</param>
/// <param name="Levels">The levels, in their order.</param>
internal sealed record LevelFigure(string Title, string Subtitle, string XTitle, string YTitle, IReadOnlyList<FigureLevel> Levels)
{
    private const double Right = 696;
    private const int ModelPoints = 60;

    /// <summary>The y-axis of a cost is logarithmic if the largest value is more than this many times the smallest.</summary>
    private const double LogarithmicFrom = 8;

    /// <summary>The maximum factor by which the y-axis of differences extends below the smallest mean to show intervals.</summary>
    private const double LongestTail = 4;

    /// <summary>Whether y is a cost. The y-axis then begins at zero, or is logarithmic if values differ by a large factor.</summary>
    public bool IsCost { get; init; }

    /// <summary>
    /// Whether y is a difference, drawn on a logarithmic axis. Values of zero or less are then left out, and an interval that reaches
    /// zero is cut at the bottom of the plot.
    /// </summary>
    public bool IsDifference { get; init; }

    /// <summary>
    /// A horizontal reference line with a label above it. The label is at the left or the right end, whichever is farther from the lowest
    /// point.
    /// </summary>
    public (double Value, string Label)? Reference { get; init; }

    /// <summary>
    /// A model of y as a function of the level, drawn as a dashed line. It is drawn only if the levels are positive numbers that span at
    /// least a factor of ten.
    /// </summary>
    public Func<double, double>? Model { get; init; }

    /// <summary>The language of the texts.</summary>
    public Language Language { get; init; } = KnownLanguages.English;

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        var values = Levels.SelectMany(level => level.Seeds.Append(level.Mean).Append(level.Low).Append(level.High))
            .Where(value => double.IsFinite(value) && (!IsDifference || value > 0))
            .ToList();
        string yTitle = values.Count > 0 && IsLogarithmicCost(values) ? Language.Logarithmic(YTitle) : YTitle;
        double[]? numbers = Numbers();
        bool isLogarithmic = numbers is not null && numbers.Min() > 0 && numbers.Max() >= 10 * numbers.Min();
        Func<double, double> x = PlacesOf(numbers, isLogarithmic);
        (double X, string Text)[] labels = [.. Levels.Select((level, i) => (x(isLogarithmic ? numbers![i] : i), level.Label))];
        // A level needs its name, so names take as many rows as they need. Numbers that do not fit are left out.
        int rows = numbers is null ? FigureFrame.RowsFor(labels) : 1;
        var frame = new FigureFrame(
            Title,
            Subtitle,
            yTitle,
            Language.Described(Subtitle, yTitle, XTitle, []).ToString(),
            FigureFrame.UsualLeft,
            Right,
            labelRows: rows);
        SvgCanvas svg = frame.Svg;
        if (values.Count == 0)
        {
            return frame.Empty(Language);
        }

        FigureAxis y = AxisOf(values, frame);
        frame.DrawAxes(y, isLogarithmic ? Language.Logarithmic(XTitle) : XTitle);
        if (Reference is { } reference)
        {
            svg.Line(frame.Left, y.At(reference.Value), Right, y.At(reference.Value), Palette.Muted, 1.5, "5 4");
            bool isLeft = 2 * Enumerable.Range(0, Levels.Count)
                .MinBy(i => IsDrawn(Levels[i]) ? Levels[i].Mean : double.PositiveInfinity) >= Levels.Count;
            svg.Text(
                isLeft ? frame.Left + 8 : Right - 8,
                y.At(reference.Value) - 7,
                reference.Label,
                FigureFrame.TextSize,
                Palette.Muted,
                isLeft ? "start" : "end",
                hasHalo: true);
        }

        if (Model is not null && isLogarithmic)
        {
            double ratio = numbers!.Max() / numbers!.Min();
            var line = Enumerable.Range(0, ModelPoints + 1).Select(i => numbers!.Min() * Math.Pow(ratio, (double)i / ModelPoints))
                .Select(number => (X: x(number), Y: y.At(Model(number))));
            svg.Path(line.Where(point => double.IsFinite(point.Y)), Palette.Muted, 1.5, "6 4");
        }
        else if (numbers is not null)
        {
            svg.Path(
                Enumerable.Range(0, Levels.Count).Where(i => IsDrawn(Levels[i])).Select(i => (labels[i].X, y.At(Levels[i].Mean))),
                Palette.Grid,
                2);
        }

        IReadOnlyList<bool> haveRoom = FigureFrame.HaveRoom(labels);
        for (int i = 0; i < Levels.Count; i++)
        {
            FigureLevel level = Levels[i];
            string color = Palette.Of(i, Levels.Count);
            if (numbers is null || haveRoom[i])
            {
                frame.DrawXValue(labels[i].X, level.Label, Palette.Ink, row: i % rows);
            }

            foreach (double seed in level.Seeds.Where(double.IsFinite))
            {
                svg.Dot(labels[i].X + 13, y.At(seed), 2.5, color, "none", 0.45);
            }

            if (IsDrawn(level))
            {
                if (double.IsFinite(level.Low) && double.IsFinite(level.High))
                {
                    svg.Line(
                        labels[i].X,
                        IsDifference && level.Low < y.Low ? frame.Bottom : y.At(level.Low),
                        labels[i].X,
                        y.At(level.High),
                        color,
                        3);
                }

                svg.Dot(labels[i].X, y.At(level.Mean), 6, level.IsMarked ? Palette.Ground : color, color);
            }
        }

        return svg.ToString();
    }

    private bool IsDrawn(FigureLevel level) => double.IsFinite(level.Mean) && (!IsDifference || level.Mean > 0);

    private FigureAxis AxisOf(List<double> values, FigureFrame frame)
    {
        if (IsDifference)
        {
            // An interval that nearly reaches zero would stretch the axis over many empty decades.
            double[] means = [.. Levels.Where(IsDrawn).Select(level => level.Mean), .. Reference is { } reference
                ? [reference.Value]
                : Array.Empty<double>()];
            return FigureAxis.Logarithmic(
                Math.Max(Math.Min(values.Min(), means.Min()), means.Min() / LongestTail),
                Math.Max(values.Max(), means.Max()),
                frame.Bottom,
                frame.Top,
                margin: 0.08);
        }

        (double smallest, double largest) = (values.Min(), values.Max());
        return !IsCost || smallest < 0 ? new FigureAxis(smallest, largest, frame.Bottom, frame.Top, margin: 0.08)
            : IsLogarithmicCost(values) ? FigureAxis.Logarithmic(smallest, largest, frame.Bottom, frame.Top, margin: 0.08)
            : new FigureAxis(0, 1.08 * largest, frame.Bottom, frame.Top, margin: 0);
    }

    private bool IsLogarithmicCost(List<double> values) => IsCost && values.Min() > 0 && values.Max() > LogarithmicFrom * values.Min();

    /// <summary>The levels as numbers; null if a level is not numeric or there are no levels.</summary>
    private double[]? Numbers()
    {
        double[] numbers = [.. Levels.Select(
            level => double.TryParse(level.Label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : double.NaN)];
        return numbers.Length > 0 && numbers.All(double.IsFinite) ? numbers : null;
    }

    /// <summary>
    /// Maps a level to x in pixels. A logarithmic axis maps the level's numeric value; an evenly spaced axis maps its index.
    /// </summary>
    private Func<double, double> PlacesOf(double[]? numbers, bool isLogarithmic) => isLogarithmic
        ? FigureAxis.Logarithmic(numbers!.Min(), numbers!.Max(), FigureFrame.UsualLeft, Right, margin: 0.12).At
        : new FigureAxis(0, Levels.Count - 1, FigureFrame.UsualLeft, Right, margin: 0.12).At;
}
