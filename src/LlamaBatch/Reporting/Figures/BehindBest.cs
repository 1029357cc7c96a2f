using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Figures;

/// <summary>
/// Draws the difference of each level from the best on a logarithmic axis. Small differences then stay visible beside large ones.
/// </summary>
internal static class BehindBest
{
    /// <summary>The figure is drawn if the largest difference is at least this many times the smallest.</summary>
    private const double LogarithmicFrom = 8;

    /// <summary>The figure. Null if all differences are of similar size, or if the levels cannot be compared.</summary>
    /// <param name="samples">The metric at the levels.</param>
    /// <param name="by">The axis.</param>
    /// <param name="tokens">The smallest and the largest token budget of the configurations.</param>
    /// <param name="language">The language of the texts.</param>
    public static LevelFigure? FigureOf(Samples samples, string by, (double Least, double Most) tokens, Language language)
    {
        MetricDefinition metric = samples.Metric;
        double sign = metric.Better == Better.Higher ? -1 : 1;
        Sample? best = samples.Arms.Where(arm => arm.Count > 0).MinBy(arm => sign * arm.Mean);
        if (best is null || metric.Better == Better.Neither || Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        string LabelOf(Sample arm) => LevelText.Shown(arm.Levels.First(level => level.Axis == by));
        double Shown(double difference) => EffectUnit.Amount(metric, difference);
        FigureLevel Behind(Sample arm)
        {
            if (arm == best || arm.Count == 0)
            {
                return new FigureLevel(LabelOf(arm), double.NaN, double.NaN, double.NaN, []);
            }

            var pair = new Comparison(arm, best, metric, Relation.Above, 0);
            Interval interval = pair.Interval();
            double[] ends = [Shown(sign * interval.Low), Shown(sign * interval.High)];
            return new FigureLevel(LabelOf(arm), Shown(sign * pair.Effect), ends.Min(), ends.Max(), []);
        }

        var levels = samples.Arms.Select(Behind).ToList();
        double[] shown = [.. levels.Select(level => level.Mean).Where(mean => mean > 0 && double.IsFinite(mean))];
        string unit = EffectUnit.Of(metric);
        return shown.Length < 2 || shown.Max() < LogarithmicFrom * shown.Min()
            ? null
            : new LevelFigure(
                language.Behind(metric, best.Name, tokens, by).ToString(),
                language.BehindNote(best.Name).ToString(),
                language.Axis(by).ToString(),
                language.BehindAmount(metric, unit is "1" ? "" : unit).ToString(),
                levels)
            {
                IsDifference = true,
                Reference = metric.Margin > 0 ? (Shown(metric.Margin), language.MetricMargin.ToString()) : null,
                Language = language,
            };
    }
}
