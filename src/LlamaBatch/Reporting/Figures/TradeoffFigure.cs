using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Figures;

/// <summary>A figure of the steps and the text that each batch size needs to reach a target.</summary>
/// <remarks>
/// The text E and the steps S are in multiples of their minimum. The dashed line is the fitted law
/// <c>(E / E_min − 1) (S / S_min − 1) = 1</c> (McCandlish et al. 2018). Dotted lines separate three regimes of batch sizes.
/// </remarks>
/// <param name="Title">The title of the figure.</param>
/// <param name="Subtitle">A note that explains the figure.</param>
/// <param name="Fit">The fit of the law. It must have an estimate of the critical batch size.</param>
/// <param name="Language">The language of the texts.</param>
internal sealed record TradeoffFigure(string Title, string Subtitle, CriticalBatchFit Fit, Language Language)
{
    private const double Right = 696;
    private const int CurvePoints = 120;

    /// <summary>Both axes extend to at least this multiple of E_min and S_min, so that all three regimes are visible.</summary>
    private const double LeastReach = 6;

    /// <summary>The factor by which the y-axis is extended to make room for the names of the regimes.</summary>
    private const double RoomForNames = 1.4;

    /// <summary>The width that is kept free at the right edge for the label of a batch size, in pixels.</summary>
    private const double RoomForLabel = 48;

    /// <summary>The lower end of both axes, in multiples of the minimum: a little below 1.</summary>
    private const double Origin = 0.93;

    /// <summary>The figure as SVG.</summary>
    public string ToSvg()
    {
        var arms = Fit.Arms.Select(arm => (
            arm.Batch,
            Text: arm.Examples.Average(run => run.High) / Fit.MinimumExamples,
            Steps: arm.Examples.Average(run => run.High) / arm.Batch / Fit.MinimumSteps)).ToList();
        double reach = 1.1 * Math.Max(LeastReach, arms.Max(arm => Math.Max(arm.Text, arm.Steps)));
        var frame = new FigureFrame(
            Title,
            Subtitle,
            Language.StepsOfMinimum.ToString(),
            Language.Described(Subtitle, Language.StepsOfMinimum.ToString(), Language.TextOfMinimum.ToString(), []).ToString(),
            FigureFrame.UsualLeft,
            Right);
        FigureAxis x = FigureAxis.Logarithmic(Origin, reach, frame.Left, Right, margin: 0);
        FigureAxis y = FigureAxis.Logarithmic(Origin, RoomForNames * reach, frame.Bottom, frame.Top, margin: 0);
        frame.DrawAxes(y, Language.TextOfMinimum.ToString());
        foreach (double tick in x.Ticks())
        {
            frame.Svg.Line(x.At(tick), frame.Bottom, x.At(tick), frame.Bottom + 5, Palette.Muted);
            frame.DrawXValue(x.At(tick), Language.Tick(tick), Palette.Muted);
        }

        DrawRegimes(frame, x);
        DrawCurve(frame, x, y, reach, 1 / reach, arms[0].Batch / Fit.CriticalBatch, isExtrapolated: true);
        DrawCurve(frame, x, y, reach, arms[0].Batch / Fit.CriticalBatch, arms[^1].Batch / Fit.CriticalBatch, isExtrapolated: false);
        DrawCurve(frame, x, y, reach, arms[^1].Batch / Fit.CriticalBatch, reach, isExtrapolated: true);
        // Labels are drawn before dots, so that no label hides a run.
        for (int i = 0; i < arms.Count; i++)
        {
            double left = x.At(arms[i].Text);
            bool isAtEdge = left > Right - RoomForLabel;
            frame.Svg.Text(
                isAtEdge ? left - 11 : left + 11,
                y.At(arms[i].Steps) - 9,
                LevelText.Of(arms[i].Batch),
                FigureFrame.TextSize,
                Palette.TextOf(i, arms.Count),
                isAtEdge ? "end" : "start",
                weight: "600",
                hasHalo: true);
        }

        for (int i = 0; i < arms.Count; i++)
        {
            string color = Palette.Of(i, arms.Count);
            foreach (Bounds run in Fit.Arms[i].Examples)
            {
                double share = run.High / arms[i].Batch / Fit.MinimumSteps;
                frame.Svg.Dot(x.At(run.High / Fit.MinimumExamples), y.At(share), 2.5, color, "none", 0.45);
            }

            frame.Svg.Dot(x.At(arms[i].Text), y.At(arms[i].Steps), 6, color, color);
        }

        return frame.Svg.ToString();
    }

    /// <summary>Draws the fitted hyperbola between two batch sizes, each a multiple of the critical batch size.</summary>
    private static void DrawCurve(
        FigureFrame frame, FigureAxis x, FigureAxis y, double reach, double first, double last, bool isExtrapolated)
    {
        if (last <= first)
        {
            return;
        }

        var curve = Enumerable.Range(0, CurvePoints + 1)
            .Select(i => first * Math.Pow(last / first, (double)i / CurvePoints))
            .Select(share => (X: x.At(1 + share), Y: y.At(1 + (1 / share))))
            .Where(point => point.X <= Right && point.Y >= y.At(reach));
        frame.Svg.Path(curve, Palette.Muted, isExtrapolated ? 0.8 : 2, "6 4");
    }

    /// <summary>Draws the borders between the regimes, at one third of and at three times the critical batch size.</summary>
    private void DrawRegimes(FigureFrame frame, FigureAxis x)
    {
        double[] borders = [1 + (1 / CriticalBatchFit.FarFactor), 1 + CriticalBatchFit.FarFactor];
        foreach (double border in borders)
        {
            frame.Svg.Line(x.At(border), frame.Top, x.At(border), frame.Bottom, Palette.Muted, 1, "2 4");
        }

        double[] edges = [x.At(Origin), x.At(borders[0]), x.At(borders[1]), Right];
        Markdown.Prose[] names = [Language.SmallBatches, Language.CriticalBatches, Language.LargeBatches];
        for (int i = 0; i < names.Length; i++)
        {
            frame.Svg.Text(
                (edges[i] + edges[i + 1]) / 2,
                frame.Top + 16,
                names[i].ToString(),
                FigureFrame.TextSize - 2,
                Palette.Muted,
                "middle",
                hasHalo: true);
        }
    }
}
