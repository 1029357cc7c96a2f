using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The costs of reaching each declared target, at the levels of an axis; other axes are at their baselines.</summary>
internal static class TargetsSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="by">The axis.</param>
    public static void Write<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by)
        where TPoint : LlamaExperiment
    {
        MetricDefinition MetricOf(Target target) => input.Sweep.Metrics.First(metric => metric.Key == target.Metric);

        document.Heading(2, document.Language.Heading(AxisSection.Targets, by));
        if (input.IsNotRun)
        {
            document.Paragraph(new TargetsAhead([.. input.Results.Targets.Select(target => (MetricOf(target), target.Value))]));
            return;
        }

        bool IsMissed(Target target) => input.Results.ToTarget(target.Value, TargetCost.Tokens, [input.Results.Along(by)]).Arms
            .Any(arm => arm.Censored > 0);
        document.Paragraph(
        [
            new TargetReading(
                input.Results.Points.Any(point => point.Plan.Training.Schedule.DecaysThroughout),
                input.Results.Targets.Any(IsMissed),
                Every(input)),
            .. input.OthersAtBaseline(by),
        ]);
        bool hasCritical = false;
        foreach (Target target in input.Results.Targets)
        {
            document.Heading(3, document.Language.TargetHeading(MetricOf(target), target.Value));
            document.Paragraph(
                MetricsSection.Obstacles([input.Results.ToTarget(target.Value, TargetCost.Tokens, [input.Results.Along(by)])]));
            document.Table(TargetTable.Of(input.Results, target, by, document.Language));
            if (IsBatch(input.Results, by))
            {
                AxisLevels arms = input.Results.ArmsAlong(by, isCost: false);
                hasCritical |= CriticalBatchSection.Write(
                    document,
                    input.Results.ToTarget(target.Value, TargetCost.Steps, [arms]),
                    by,
                    ProgressUnit.Sequences,
                    target,
                    isFirst: !hasCritical);
            }
        }
    }

    /// <summary>
    /// The number of tokens between two measurements of a target's metric, by default a twentieth of the longest run. Null if the number
    /// differs between targets.
    /// </summary>
    private static double? Every<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        double run = input.Results.Points.Max(point => (double)point.Plan.TokensTrained);
        double[] intervals = [.. input.Results.Targets
            .Select(target => input.Sweep.Metrics.First(metric => metric.Key == target.Metric).EveryTokens)
            .Select(every => every > 0 ? every : run / 20)
            .Distinct()];
        return intervals is [double only] ? only : null;
    }

    /// <summary>Whether the levels of an axis are batch sizes.</summary>
    private static bool IsBatch(ResultTable results, string by) => results.Points.All(
        point => point.Levels.First(level => level.Axis == by).Level == LevelText.Of(point.Plan.Training.BatchSize.Count));
}
