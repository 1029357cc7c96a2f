using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The cost of reaching each target in runs that were trained elsewhere, at the levels of an axis.</summary>
internal static class ImportedTargetsSection
{
    private static readonly TargetCost[] _costs = [TargetCost.Steps, TargetCost.Tokens, TargetCost.Flops, TargetCost.Time];

    /// <summary>Writes the section.</summary>
    /// <remarks>
    /// If the levels are batch sizes, there is one table for every combination of the other axes' levels. Otherwise, the other axes are
    /// at their baselines.
    /// </remarks>
    /// <param name="document">The report.</param>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="by">The axis.</param>
    public static void Write(ReportDocument document, ImportedResults results, string by)
    {
        ProgressUnit? batch = BatchUnit(results, by);
        ResultAxis[] others = [.. results.ComparedAxes.Where(axis => axis.Name != by)];
        var found = Found(results, by);
        if (found.Count == 0)
        {
            return;
        }

        document.Heading(2, document.Language.Heading(AxisSection.Targets, by));
        bool hasCritical = false;
        ImportedTargetReading? said = null;
        foreach (var ((target, at, columns), place) in found.Select((one, place) => (one, place + 1)))
        {
            MetricDefinition metric = results.Metrics.First(one => one.Key == target.Metric);
            document.Heading(3, document.Language.TargetHeading(metric, target.Value, at));
            var reading = new ImportedTargetReading(
                results.Points.SelectMany(point => point.Runs).Any(run => run.Targets.Any(one => one.Target == target)));
            document.Paragraph(reading == said ? [] : [reading]);
            said = reading;
            document.Table(TargetTable.Of(columns, [by], document.Language));
            if (columns[0].Cost == TargetCost.Steps && batch is ProgressUnit unit)
            {
                hasCritical |= CriticalBatchSection.Write(
                    document, columns[0].Samples, by, unit, target, others.Length == 0 ? null : place, isFirst: !hasCritical);
            }
        }
    }

    /// <summary>
    /// The critical batch sizes, one for each target and combination of the other axes' levels. Empty if no axis has batch sizes as levels.
    /// </summary>
    /// <param name="results">The runs by configuration.</param>
    public static IReadOnlyList<CriticalBatchAt> CriticalBatches(ImportedResults results) =>
    [
        .. from axis in results.ComparedAxes
           where BatchUnit(results, axis.Name) is not null
           from one in Found(results, axis.Name)
           where one.Columns[0].Cost == TargetCost.Steps
           let metric = results.Metrics.First(metric => metric.Key == one.Target.Metric)
           let critical = CriticalBatchAnalysis.Of(one.Columns[0].Samples)?.At(metric, one.Target.Value, one.At)
           where critical is not null
           select critical,
    ];

    /// <summary>For each table: the target, the levels of the other axes, and the costs of reaching the target.</summary>
    private static List<(Target Target, IReadOnlyList<AxisLevel> At, List<(TargetCost Cost, Samples Samples)> Columns)> Found(
        ImportedResults results, string by)
    {
        ResultAxis[] others = [.. results.ComparedAxes.Where(axis => axis.Name != by)];
        IReadOnlyList<IReadOnlyList<AxisLevel>> points = BatchUnit(results, by) is not null
            ? PointsOf(others)
            : [[.. others.Select(axis => new AxisLevel(axis.Name, axis.Baseline))]];
        return
        [
            .. results.Targets
                .SelectMany(target => points, (target, at) => (Target: target, At: at, Columns: Columns(results, target, by, at)))
                .Where(one => one.Columns.Count > 0 && (others.Length == 0 || one.Columns[0].Samples.Arms.Count > 1)),
        ];
    }

    /// <summary>
    /// One table for each target, with the costs in all configurations. Empty if an axis has batch sizes as levels, because the tables of
    /// that axis already contain all configurations.
    /// </summary>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="language">The language of the texts.</param>
    public static IReadOnlyList<(Prose Heading, MarkdownTable Table)> AllPoints(ImportedResults results, Language language)
    {
        string[] axes = [.. results.ComparedAxes.Select(axis => axis.Name)];
        return axes.Any(axis => BatchUnit(results, axis) is not null)
            ? []
            :
            [
                .. from target in results.Targets
                   let columns = Columns(results, target, [.. axes.Select(results.Along)])
                   where columns.Count > 0
                   let metric = results.Metrics.First(one => one.Key == target.Metric)
                   select (language.TargetHeading(metric, target.Value), TargetTable.Of(columns, axes, language)),
            ];
    }

    /// <summary>The unit of an axis of batch sizes: sequences or tokens; null if the levels are not batch sizes.</summary>
    private static ProgressUnit? BatchUnit(ImportedResults results, string by)
    {
        bool Are(Func<ImportedExperiment, long?> batch) => results.Points.All(
            point => point.Levels.First(level => level.Axis == by).Level == LevelText.Of(batch(point.Record) ?? 0));
        return Are(point => point.SequencesPerStep) ? ProgressUnit.Sequences
            : Are(point => point.TokensPerStep) ? ProgressUnit.Tokens
            : null;
    }

    /// <summary>All combinations of the levels of axes; one empty combination if there are no axes.</summary>
    private static IReadOnlyList<IReadOnlyList<AxisLevel>> PointsOf(IEnumerable<ResultAxis> axes) => axes.Aggregate(
        (IReadOnlyList<IReadOnlyList<AxisLevel>>)[[]],
        (points, axis) =>
            [.. points.SelectMany(point => axis.Levels.Select(level => (AxisLevel[])[.. point, new AxisLevel(axis.Name, level)]))]);

    private static List<(TargetCost Cost, Samples Samples)> Columns(
        ImportedResults results, Target target, string by, IReadOnlyList<AxisLevel> at) =>
        Columns(results, target, [results.Along(by), .. at.Select(level => new AxisLevels(level.Axis, [level.Level]))]);

    /// <summary>
    /// The cost of reaching a target, in steps, tokens, FLOPs and time. Costs that the table and the record do not determine are left
    /// out.
    /// </summary>
    private static List<(TargetCost Cost, Samples Samples)> Columns(
        ImportedResults results, Target target, IReadOnlyList<AxisLevels> levels)
    {
        var columns = new List<(TargetCost, Samples)>();
        foreach (TargetCost cost in _costs)
        {
            try
            {
                Samples samples = results.ToTarget(target.Value, cost, levels).WithValues();
                if (samples.Arms.Count > 0)
                {
                    columns.Add((cost, samples));
                }
            }
            catch (ClaimException)
            {
                // The record cannot convert the table's unit of progress to this cost.
            }
        }

        return columns;
    }
}
