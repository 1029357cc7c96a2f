namespace LlamaBatch.Reporting;

/// <summary>
/// How far each level is from the best, on a logarithmic axis: where a few levels are far off, a linear axis draws all others as one, although the differences between them may decide claims.
/// </summary>
internal static class BehindBest
{
    /// <summary>Differences that span less than this factor can be seen on a linear axis.</summary>
    private const double LogarithmicFrom = 8;

    /// <summary>The figure; null where it would show no more than the values themselves.</summary>
    /// <param name="samples">The metric at the levels.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="by">The axis.</param>
    /// <param name="after">After how many tokens, in words.</param>
    public static LevelFigure? FigureOf(Samples samples, MetricDefinition metric, string by, string after)
    {
        double sign = metric.Better == Better.Higher ? -1 : 1;
        Sample? best = samples.Arms.Where(arm => arm.Count > 0).MinBy(arm => sign * arm.Mean);
        if (best is null || metric.Better == Better.Neither || Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        string LevelOf(Sample arm) => arm.Levels.First(level => level.Axis == by).Level;
        double Shown(double difference) => metric.Contrast == Contrast.Ratio ? 100 * (Math.Exp(difference) - 1) : difference;
        FigureLevel Behind(Sample arm)
        {
            if (arm == best || arm.Count == 0)
            {
                return new FigureLevel(LevelOf(arm), double.NaN, double.NaN, double.NaN, []);
            }

            var pair = new Comparison(arm, best, metric, Relation.Above, 0);
            Interval interval = pair.Interval();
            double[] ends = [Shown(sign * interval.Low), Shown(sign * interval.High)];
            return new FigureLevel(LevelOf(arm), Shown(sign * pair.Effect), ends.Min(), ends.Max(), []);
        }

        var levels = samples.Arms.Select(Behind).ToList();
        double[] shown = [.. levels.Select(level => level.Mean).Where(mean => mean > 0 && double.IsFinite(mean))];
        string axis = Words.Lower(by);
        string unit = metric.Contrast == Contrast.Ratio ? "%" : metric.Unit is "" or "1" ? "" : metric.Unit;
        string side = metric.Better == Better.Higher ? "below" : "above";
        return shown.Length < 2 || shown.Max() < LogarithmicFrom * shown.Min()
            ? null
            : new LevelFigure(
                $"{metric.Name} {side} that of {best.Label} after {after} tokens, by {axis}",
                $"Dot: mean difference from {best.Label}, the best, with 95 % interval of the same seeds; one that reaches the bottom goes on below it.",
                axis,
                $"{side} the best ({(unit.Length > 0 ? $"{unit}, " : "")}logarithmic)",
                levels)
            {
                IsDifference = true,
                Reference = metric.Margin > 0 ? (Shown(metric.Margin), "the metric's margin") : null,
            };
    }
}
