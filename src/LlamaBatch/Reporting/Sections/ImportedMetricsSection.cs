using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>Figures and tables of the metrics of runs that were trained elsewhere, at the levels of an axis.</summary>
internal static class ImportedMetricsSection
{
    /// <summary>
    /// Writes a figure of each metric at the levels of an axis. If the table has curves of the metric, also draws them along the run.
    /// </summary>
    /// <param name="document">The report.</param>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="by">The axis.</param>
    public static void WriteFigures(ReportDocument document, ImportedResults results, string by)
    {
        Language language = document.Language;
        foreach (Samples samples in Columns(results, by))
        {
            string unit = MetricCell.UnitOf(samples);
            double scale = Number.ScaleOf(samples.Metric.Unit, unit);
            var figure = new LevelFigure(
                language.MetricBy(samples.Metric, by).ToString(),
                language.RunNote.ToString(),
                language.Axis(by).ToString(),
                language.Quantity(samples.Metric, unit).ToString(),
                [.. samples.Arms.Select(arm => FiguresSection.LevelAt(arm, by, scale))])
            {
                IsCost = samples.Metric.Kind == MetricKind.Cost,
                Language = language,
            };
            document.Heading(2, language.MetricBy(samples.Metric, by));
            document.Paragraph(OtherAxes.AtBaseline(results.ComparedAxes, by));
            WriteCurves(document, results, by, samples.Metric);
            document.Figure(
                $"{samples.Metric.Key}-by-{by}", language.Alternative(FigureKind.AtEnd, samples.Metric, by), figure.ToSvg());
        }
    }

    /// <summary>Writes a table of the metrics that have values, at the levels of an axis.</summary>
    /// <param name="document">The report.</param>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="by">The axis.</param>
    public static void WriteTable(ReportDocument document, ImportedResults results, string by)
    {
        Language language = document.Language;
        IReadOnlyList<Samples> columns = Columns(results, by);
        if (columns.Count == 0)
        {
            return;
        }

        document.Heading(2, language.Heading(AxisSection.AllMetrics, by));
        document.Paragraph(
            [new MeansOverRuns(null), .. OtherAxes.AtBaseline(results.ComparedAxes, by), .. MetricsSection.Obstacles(columns)]);
        document.Table(TableOf(columns, [by], language));
    }

    /// <summary>Writes tables of all metrics, and of the cost of each target, for every configuration.</summary>
    /// <param name="document">The report.</param>
    /// <param name="results">The runs by configuration.</param>
    public static void WritePoints(ReportDocument document, ImportedResults results)
    {
        string[] axes = [.. results.ComparedAxes.Select(axis => axis.Name)];
        IReadOnlyList<Samples> columns = Columns(results, axes);
        var targets = ImportedTargetsSection.AllPoints(results, document.Language);
        if (columns.Count + targets.Count == 0)
        {
            return;
        }

        document.Heading(2, document.Language.Heading(ReportSection.AllPoints));
        if (columns.Count > 0)
        {
            document.Paragraph([new MeansOverRuns(null), .. MetricsSection.Obstacles(columns)]);
            document.Table(TableOf(columns, axes, document.Language));
        }

        foreach ((Prose heading, MarkdownTable table) in targets)
        {
            document.Heading(3, heading);
            document.Table(table);
        }
    }

    /// <summary>A row for each configuration that has runs, with its metrics.</summary>
    private static MarkdownTable TableOf(IReadOnlyList<Samples> columns, IReadOnlyList<string> axes, Language language)
    {
        string[] units = [.. columns.Select(MetricCell.UnitOf)];
        var table = new MarkdownTable(
        [
            .. axes.Select(axis => new Column(language.AxisColumn(axis), IsNumber: true)),
            new(language.Heading(ReportColumn.Runs), IsNumber: true),
            .. columns.Select((column, i) => new Column(language.MetricColumn(column.Metric, units[i]), IsNumber: true)),
        ]);
        for (int row = 0; row < columns[0].Arms.Count; row++)
        {
            int runs = columns.Max(column => column.Arms[row].Count);
            if (runs > 0)
            {
                table.Add(
                [
                    .. axes.Select(axis => Language.Bare(columns[0].Arms[row].Levels.First(level => level.Axis == axis))),
                    Prose.Literal(runs.ToString(CultureInfo.InvariantCulture)),
                    .. columns.Select((column, i) => MetricCell.Of(column.Arms[row], column.Metric, units[i], language)),
                ]);
            }
        }

        return table;
    }

    /// <summary>The metrics with a value at some level of the axes; other axes are at their baselines.</summary>
    private static IReadOnlyList<Samples> Columns(ImportedResults results, params IReadOnlyList<string> axes)
    {
        AxisLevels[] levels = [.. axes.Select(results.Along)];
        return
        [
            .. results.Metrics
                .Select(metric => metric.Kind == MetricKind.Cost
                    ? results.Cost(metric.Key, levels)
                    : results.Final(metric.Key, levels))
                .Where(samples => samples.Arms.Any(arm => arm.Count > 0)),
        ];
    }

    private static void WriteCurves(ReportDocument document, ImportedResults results, string by, MetricDefinition metric)
    {
        Language language = document.Language;
        IReadOnlyList<Curve> curves = metric.Kind == MetricKind.Cost ? [] : results.Curves(metric.Key, [results.Along(by)]);
        var series = curves.Select(curve => new CurveSeries(
                Language.Bare(curve.Levels.First(level => level.Axis == by)).ToString(),
                [.. curve.Band().Select(point => ((double)point.Tokens, point.Mean, point.Low, point.High))]))
            .Where(one => one.Points.Count > 1).ToList();
        if (series.Count == 0)
        {
            return;
        }

        var figure = new CurveFigure(
            language.AlongRun(metric, by).ToString(),
            language.RunCurveNote.ToString(),
            language.TrainingTokens.ToString(),
            language.Quantity(metric, metric.Unit).ToString(),
            series)
        {
            Language = language,
        };
        document.Figure($"{metric.Key}-along-run-by-{by}", language.Alternative(FigureKind.AlongRun, metric, by), figure.ToSvg());
    }
}
