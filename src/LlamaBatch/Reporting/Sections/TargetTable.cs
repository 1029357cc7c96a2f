using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The cost of reaching a target at each level of an axis, and the number of seeds that missed it.</summary>
internal static class TargetTable
{
    /// <summary>The table of a target; other axes are at their baselines.</summary>
    /// <param name="results">The results.</param>
    /// <param name="target">The target.</param>
    /// <param name="by">The axis.</param>
    /// <param name="language">The language of the texts.</param>
    public static MarkdownTable Of(ResultTable results, Target target, string by, Language language)
    {
        bool isTimed = results.Metrics.Any(metric => metric.Key == nameof(StepTime));
        AxisLevels levels = results.ArmsAlong(by, isTimed ? null : false);
        TargetCost[] costs = [TargetCost.Steps, TargetCost.Tokens, TargetCost.Flops, .. isTimed ? new[] { TargetCost.Time } : []];
        return Of([.. costs.Select(cost => (cost, results.ToTarget(target.Value, cost, [levels])))], [by], language);
    }

    /// <summary>The table of a target from the samples of each cost. All samples must have the same configurations.</summary>
    /// <param name="costs">The samples for each cost.</param>
    /// <param name="axes">The axes whose levels identify a row.</param>
    /// <param name="language">The language of the texts.</param>
    public static MarkdownTable Of(
        IReadOnlyList<(TargetCost Cost, Samples Samples)> costs, IReadOnlyList<string> axes, Language language)
    {
        var columns = costs.Select(cost => cost.Samples).ToList();
        var units = columns.Select(MetricCell.UnitOf).ToList();
        var table = new MarkdownTable(
        [
            .. axes.Select(axis => new Column(language.AxisColumn(axis), IsNumber: true)),
            new(language.Heading(ReportColumn.NotReached), IsNumber: true),
            .. costs.Select((cost, i) => new Column(language.CostColumn(cost.Cost, units[i]), IsNumber: true)),
        ]);
        for (int row = 0; row < columns[0].Arms.Count; row++)
        {
            Sample arm = columns[0].Arms[row];
            table.Add(
            [
                .. axes.Select(axis => Language.Bare(arm.Levels.First(level => level.Axis == axis))),
                arm.Count == 0 ? language.NotMeasured : language.Of(arm.Censored, arm.Count),
                .. columns.Select((column, i) => Cell(column.Arms[row], Number.ScaleOf(column.Metric.Unit, units[i]), language)),
            ]);
        }

        return table;
    }

    /// <summary>
    /// The cost in one configuration: a mean, a median or a bound. The cell has the mean over seeds if all seeds reached the target, the
    /// median if most did, and otherwise a lower bound. If a seed reached the target before the first measurement, the cell has an upper
    /// bound.
    /// </summary>
    private static Prose Cell(Sample arm, double scale, Language language)
    {
        double median = Median.Of(arm.Values.Select(value => value.Censored ? double.PositiveInfinity : value.Value));
        double Largest() => arm.Values.Max(value => value.Censored ? double.PositiveInfinity : value.Value);
        return arm.Values.Any(value => value.IsAtMost) ? language.AtMost(Number.ThreeDigits(Largest() / scale))
            : arm.Censored == 0 ? Prose.Literal(Number.WithError(arm.Mean / scale, arm.Interval().HalfWidth / scale))
            : double.IsFinite(median) ? language.Middle(Number.ThreeDigits(median / scale))
            : language.MoreThan(Number.ThreeDigits(arm.Values.Where(value => value.Censored).Min(value => value.Value) / scale));
    }
}
