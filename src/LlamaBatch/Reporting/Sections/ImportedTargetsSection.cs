using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The cost for imported runs to reach each target, at the levels of an axis.</summary>
internal static class ImportedTargetsSection
{
    private static readonly TargetCost[] _costs = [TargetCost.Steps, TargetCost.Tokens, TargetCost.Flops, TargetCost.Time];

    /// <summary>Writes the section; other axes are at their baselines.</summary>
    /// <param name="document">The report.</param>
    /// <param name="results">The runs by point.</param>
    /// <param name="by">The axis.</param>
    public static void Write(ReportDocument document, ImportedResults results, string by)
    {
        document.Heading(2, document.Language.Heading(AxisSection.Targets, by));
        foreach (Target target in results.Targets)
        {
            var columns = Columns(results, target, by);
            if (columns.Count > 0)
            {
                MetricDefinition metric = results.Metrics.First(one => one.Key == target.Metric);
                document.Heading(3, document.Language.TargetHeading(metric, target.Value));
                document.Paragraph(new ImportedTargetReading(
                    results.Points.SelectMany(point => point.Runs).Any(run => run.Targets.Any(one => one.Target == target))));
                document.Table(TargetTable.Of(columns, by, document.Language));
                if (columns[0].Cost == TargetCost.Steps && IsBatch(results, by))
                {
                    CriticalBatchSection.Write(document, columns[0].Samples, by, target);
                }
            }
        }
    }

    /// <summary>Whether the levels of an axis are batch sizes.</summary>
    private static bool IsBatch(ImportedResults results, string by) => results.Points.All(
        point => point.Levels.First(level => level.Axis == by).Level is var level
            && (level == LevelText.Of(point.Record.SequencesPerStep ?? 0) || level == LevelText.Of(point.Record.TokensPerStep ?? 0)));

    /// <summary>What the target cost in each unit that the table and the record know.</summary>
    private static List<(TargetCost Cost, Samples Samples)> Columns(ImportedResults results, Target target, string by)
    {
        var columns = new List<(TargetCost, Samples)>();
        foreach (TargetCost cost in _costs)
        {
            try
            {
                Samples samples = results.ToTarget(target.Value, cost, [results.Along(by)]);
                if (samples.Arms.Any(arm => arm.Count > 0))
                {
                    columns.Add((cost, samples));
                }
            }
            catch (ClaimException)
            {
                // The table counts in a unit that the record does not convert to this one, so the column is left out.
            }
        }

        return columns;
    }
}
