using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>What reaching a target took at each level of an axis, and how often it was not reached.</summary>
internal static class TargetTable
{
    /// <summary>The table of a target; other axes are at their baselines.</summary>
    /// <param name="results">The results.</param>
    /// <param name="target">The target.</param>
    /// <param name="by">The axis.</param>
    public static MarkdownTable Of(ResultTable results, Target target, string by)
    {
        bool isTimed = results.Metrics.Any(metric => metric.Key == nameof(StepTime));
        AxisLevels levels = results.ArmsAlong(by, isTimed ? null : false);
        TargetCost[] costs = [TargetCost.Steps, TargetCost.Tokens, TargetCost.Flops, .. isTimed ? new[] { TargetCost.Time } : []];
        var columns = costs.Select(cost => results.ToTarget(target.Value, cost, [levels])).ToList();
        var units = columns.Select(column => Number.UnitOf(column.Arms.Select(arm => arm.Mean).Where(double.IsFinite).DefaultIfEmpty(0).Average(), column.Metric.Unit)).ToList();
        var table = new MarkdownTable([">" + Words.Sentence(by), ">Not reached", .. costs.Select((cost, i) => $">{HeadingOf(cost, units[i])}")]);
        for (int row = 0; row < columns[0].Arms.Count; row++)
        {
            Sample arm = columns[0].Arms[row];
            table.Add(
            [
                MarkdownText.Escape(LevelText.Shown(arm.Levels.First(level => level.Axis == by))),
                arm.Count == 0 ? "not measured" : FormattableString.Invariant($"{arm.Censored} of {arm.Count}"),
                .. columns.Select((column, i) => Text(column.Arms[row], Number.ScaleOf(column.Metric.Unit, units[i]))),
            ]);
        }

        return table;
    }

    private static string HeadingOf(TargetCost cost, string unit) => cost switch
    {
        TargetCost.Steps => "Steps",
        TargetCost.Tokens => $"Tokens, {unit.Replace(" tokens", "", StringComparison.Ordinal)}",
        TargetCost.Flops => $"Arithmetic, {unit}",
        _ => $"Time, {unit}",
    };

    /// <summary>Where one reached it before anything was measured, at most the largest. The mean where all seeds reached it. The median where most did, since it does not ask how far the others were; else only what it is more than is known.</summary>
    private static string Text(Sample arm, double scale)
    {
        double median = Median.Of(arm.Values.Select(value => value.Censored ? double.PositiveInfinity : value.Value));
        return arm.Values.Any(value => value.IsAtMost) ? $"at most {Number.ThreeDigits(arm.Values.Max(value => value.Censored ? double.PositiveInfinity : value.Value) / scale)}"
            : arm.Censored == 0 ? Number.WithError(arm.Mean / scale, arm.Interval().HalfWidth / scale)
            : double.IsFinite(median) ? $"median {Number.ThreeDigits(median / scale)}"
            : $"more than {Number.ThreeDigits(arm.Values.Where(value => value.Censored).Min(value => value.Value) / scale)}";
    }
}
