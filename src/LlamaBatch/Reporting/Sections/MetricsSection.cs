using System.Globalization;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>Tables of every metric at the levels of an axis, and for every configuration if several axes vary.</summary>
internal static class MetricsSection
{
    /// <summary>Writes the tables of an axis; other axes are at their baselines.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="by">The axis.</param>
    public static void Write<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by)
        where TPoint : LlamaExperiment
    {
        Language language = document.Language;
        AxisLevels levels = input.Results.Along(by);
        document.Heading(2, language.Heading(input.IsNotRun ? AxisSection.Plan : AxisSection.AllMetrics, by));
        if (!input.IsNotRun && input.Results.Seeds.Count > 0)
        {
            document.Heading(3, language.Heading(ReportSection.LearningMetrics));
            WriteLearning(document, input, by, levels);
            document.Heading(3, language.Heading(ReportSection.CostMetrics));
        }

        IReadOnlyList<ResultPoint> points = input.PointsAlong(by, isCost: null);
        Samples[] costs = [.. input.Sweep.Metrics.Where(metric => metric.Kind == MetricKind.Cost && !input.IsNotRun)
            .Select(metric => input.Results.Cost(metric.Key, [levels]))];
        (ReportColumn Heading, Func<ResultPoint, string> Text)[] planned =
        [
            (ReportColumn.Steps, point => Number.Exact(point.Plan.Steps)),
            (ReportColumn.Tokens, point => Number.Exact(point.Plan.TokensTrained)),
            (ReportColumn.Updates, point => Number.ThreeDigits(point.Plan.UpdatesPerMillionTokens)),
            .. input.IsNotRun
                ? [(ReportColumn.Memory, (Func<ResultPoint, string>)(point => Number.Bytes(point.Plan.MemoryBytes)))]
                : Array.Empty<(ReportColumn, Func<ResultPoint, string>)>(),
        ];
        // A number that is the same at every level is written in a sentence instead of a column.
        var differing = planned.Where(column => points.Count < 2 || points.Select(column.Text).Distinct().Skip(1).Any()).ToList();
        var same = planned.Except(differing).Select(column => new PlannedCost(column.Heading, column.Text(points[0]))).ToList();
        document.Paragraph(
        [
            .. input.IsNotRun || input.Results.Blocks.Count == 0 ? [] : new Fact[] { new MeansOverBlocks(input.Results.Blocks.Count) },
            .. same.Count == 0 ? [] : new Fact[] { new SameAtEveryLevel(same) },
        ]);
        if (differing.Count > 0 || costs.Length > 0)
        {
            document.Table(LevelTable(language, by, points, costs, differing));
        }

        document.Paragraph(StepTimeAnalysis.Of(input.PointsAlong(by, isCost: true)));
        WritePredictions(document, input, by, levels);
    }

    /// <summary>Writes a table of the predicted costs, and of the measured costs as multiples of the predicted ones.</summary>
    private static void WritePredictions<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by, AxisLevels levels)
        where TPoint : LlamaExperiment
    {
        IReadOnlyList<ResultPoint> points = [.. input.PointsAlong(by, isCost: true).Where(point => point.Costs.Count > 0)];
        var columns = input.Sweep.Metrics
            .Where(metric => metric.Kind == MetricKind.Cost)
            .Select(metric => (
                Measured: input.Results.Cost(metric.Key, [levels]),
                Predicted: points.ToDictionary(point => point, point => Predictions.Of(metric.Key, point, input.Stored.Attempts))))
            .Where(column => column.Predicted.Values.Any(value => value is not null))
            .ToList();
        if (columns.Count == 0)
        {
            return;
        }

        Language language = document.Language;
        string[] units = [.. columns.Select(column => MetricCell.UnitOf(column.Measured))];
        var table = new MarkdownTable(
        [
            new(language.AxisColumn(by), IsNumber: true),
            .. columns.SelectMany((column, i) => new Column[]
            {
                new(language.PredictedColumn(column.Measured.Metric, units[i]), IsNumber: true),
                new(language.Heading(ReportColumn.MeasuredToPredicted), IsNumber: true),
            }),
        ]);
        foreach (ResultPoint point in points)
        {
            table.Add(
            [
                Language.Bare(point.Levels.First(level => level.Axis == by)),
                .. columns.SelectMany((column, i) => MetricCell.OfPrediction(
                    column.Predicted[point],
                    column.Measured.Arms.FirstOrDefault(arm => arm.Levels.SequenceEqual(point.Levels)),
                    Number.ScaleOf(column.Measured.Metric.Unit, units[i]))),
            ]);
        }

        document.Paragraph(new PredictedCosts(
            IsTimeMeasured: input.Sweep.Metrics.Any(metric => metric.Key is nameof(StepTime) or nameof(TokensPerSecond)),
            IsTimePredictable: points.Any(point => SpeedModel.Knows(point.Plan)),
            IsTimePredicted: columns.Any(column => column.Measured.Metric.Key is nameof(StepTime) or nameof(TokensPerSecond))));
        document.Table(table);
    }

    /// <summary>Writes a table of a metric for every configuration of several axes.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="metric">The metric.</param>
    public static void WritePoints<TPoint>(ReportDocument document, ReportInput<TPoint> input, MetricDefinition metric)
        where TPoint : LlamaExperiment
    {
        Language language = document.Language;
        ReportColumn[] counts = [ReportColumn.Seeds, ReportColumn.Diverged];
        var table = new MarkdownTable(
        [
            .. input.Results.ComparedAxes.Select(axis => new Column(language.AxisColumn(axis.Name), IsNumber: true)),
            new(language.MetricColumn(metric, metric.Unit), IsNumber: true),
            .. counts.Select(column => new Column(language.Heading(column), IsNumber: true)),
        ]);
        Samples samples = input.Results.Final(metric.Key, [.. input.Results.ComparedAxes.Select(axis => input.Results.Along(axis.Name))]);
        foreach (Sample arm in samples.DistinctArms)
        {
            table.Add([.. arm.Levels.Select(Language.Bare), MetricCell.Of(arm, metric, metric.Unit, language), Prose.Literal(
                Text(arm.Count)), Prose.Literal(Text(arm.Diverged))]);
        }

        document.Heading(2, language.Heading(ReportSection.AllPoints));
        document.Paragraph(Obstacles([samples]));
        document.Table(table);
    }

    /// <summary>Facts about columns whose values cannot be compared, one for each reason; empty if all can be compared.</summary>
    /// <param name="columns">The columns.</param>
    public static IReadOnlyList<Fact> Obstacles(IEnumerable<Samples> columns) =>
    [
        .. from column in columns
           group column.Metric by Comparability.ObstacleTo(column) into metrics
           where metrics.Key is not null
           select new NotComparable([.. metrics], metrics.Key),
    ];

    private static void WriteLearning<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by, AxisLevels levels)
        where TPoint : LlamaExperiment
    {
        IReadOnlyList<ResultPoint> points = input.PointsAlong(by, isCost: false);
        Samples[] columns = [.. input.Sweep.Metrics.Where(metric => metric.Kind != MetricKind.Cost)
            .Select(metric => input.Results.Final(metric.Key, [levels]))];

        // If all seeds of every configuration finished and none diverged, a sentence replaces the columns with these counts.
        bool isWhole = points.All(
            point => point.Trials.Count == input.Results.Seeds.Count && point.Trials.All(trial => trial.Outcome != Outcome.Diverged));
        document.Paragraph(
            [new MeansOverSeeds(isWhole ? input.Results.Seeds.Count : null), .. input.OthersAtBaseline(by), .. Obstacles(columns)]);
        document.Table(LevelTable(
            document.Language,
            by,
            points,
            columns,
            isWhole ? [] :
            [
                (ReportColumn.Seeds, point => Text(point.Trials.Count)),
                (ReportColumn.Diverged, point => Text(point.Trials.Count(trial => trial.Outcome == Outcome.Diverged))),
            ]));
        document.Paragraph(NoiseScaleAnalysis.Of(input.Results, levels).ToList());
    }

    /// <summary>
    /// A table of metrics at the levels of an axis, with other columns before the metrics. Learning and cost metrics have separate
    /// tables, so that each fits on the screen of a phone.
    /// </summary>
    private static MarkdownTable LevelTable(
        Language language,
        string by,
        IReadOnlyList<ResultPoint> points,
        IReadOnlyList<Samples> columns,
        IReadOnlyList<(ReportColumn Heading, Func<ResultPoint, string> Text)> others)
    {
        string[] units = [.. columns.Select(MetricCell.UnitOf)];
        var table = new MarkdownTable(
        [
            new(language.AxisColumn(by), IsNumber: true),
            .. others.Select(other => new Column(language.Heading(other.Heading), IsNumber: true)),
            .. columns.Select((column, i) => new Column(language.MetricColumn(column.Metric, units[i]), IsNumber: true)),
        ]);
        foreach (ResultPoint point in points)
        {
            table.Add(
            [
                Language.Bare(point.Levels.First(level => level.Axis == by)),
                .. others.Select(other => Prose.Literal(other.Text(point))),
                .. columns.Select((column, i) => column.Arms.FirstOrDefault(arm => arm.Levels.SequenceEqual(point.Levels)) is { } arm
                    ? MetricCell.Of(arm, column.Metric, units[i], language)
                    : language.NotMeasured),
            ]);
        }

        return table;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
