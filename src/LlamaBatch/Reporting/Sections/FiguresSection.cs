using System.Globalization;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>Figures of the main learning metric and of each cost by the levels of an axis. Other axes are at their baselines.</summary>
internal static class FiguresSection
{
    /// <summary>The minimum number of levels for which a line is drawn over a numeric axis.</summary>
    private const int FewestPoints = 3;

    /// <summary>The maximum number of lines that a reader can tell apart.</summary>
    private const int MostLines = 8;

    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="by">The axis.</param>
    public static void Write<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by)
        where TPoint : LlamaExperiment
    {
        if (input.Sweep.TuningMetric is { } metric && input.Results.SamplesAlong(by, metric) is var samples
            && samples.Arms.Any(arm => arm.Count > 0)
            && !(samples.AreAlike && Comparability.ObstacleTo(samples) is null))
        {
            document.Heading(2, document.Language.MetricBy(metric, by));
            document.Paragraph([BestOf(samples, by), .. input.OthersAtBaseline(by)]);
            Curves(document, input, by, metric, samples);
            Levels(document, input, by, samples);
            foreach (ResultAxis other in input.Results.ComparedAxes.Where(axis => axis.Name != by))
            {
                Lines(document, input, by, other.Name, metric);
            }
        }
        else if (input.Sweep.Metrics.Any(one => one.Kind == MetricKind.Cost))
        {
            document.Heading(2, document.Language.Heading(AxisSection.Costs, by));
        }

        Costs(document, input, by);
    }

    /// <summary>The best and the worst level with their values, or the reason why levels cannot be compared.</summary>
    private static Fact BestOf(Samples samples, string by)
    {
        if (Comparability.ObstacleTo(samples) is { } obstacle)
        {
            return new NotComparable([samples.Metric], obstacle);
        }

        var arms = samples.Arms.Where(arm => arm.Count > 0).OrderBy(arm => samples.Metric.Better == Better.Higher ? -arm.Mean : arm.Mean)
            .ToList();
        return new LevelExtremes(
            samples.Metric, LevelOf(arms[0].Levels, by), Estimate.Of(arms[0]), arms.Count > 1
                ? (LevelOf(arms[^1].Levels, by), Estimate.Of(arms[^1]))
                : null, arms[0].Count);
    }

    /// <summary>Draws the metric along the run, against tokens and against other costs of the run.</summary>
    private static void Curves<TPoint>(
        ReportDocument document,
        ReportInput<TPoint> input,
        string by,
        MetricDefinition metric,
        Samples samples)
        where TPoint : LlamaExperiment
    {
        Language language = document.Language;
        IReadOnlyList<Curve> curves = input.Results.Curves(metric.Key, [input.Results.ArmsAlong(by, isCost: false)]);
        Prose[] note = [language.CurveNote(input.Results.Seeds.Count, input.Tuned), CautionOf(language, samples)];
        var alongRun = new CurveFigure(
            language.AlongRun(metric, by).ToString(),
            language.Paragraph(note).ToString(),
            language.TrainingTokens.ToString(),
            language.Quantity(metric, metric.Unit).ToString(),
            [.. curves.Select(curve => new CurveSeries(
                Language.Bare(LevelOf(curve.Levels, by)).ToString(), [.. curve.Band()
                    .Select(point => ((double)point.Tokens, point.Mean, point.Low, point.High))]))])
        {
            Reference = ReferenceOf(input, metric, language),
            Language = language,
        };
        document.Figure($"{metric.Key}-along-run-by-{by}", language.Alternative(FigureKind.AlongRun, metric, by), alongRun.ToSvg());
        foreach (CostAxis cost in CostAxes.Of(curves, input.Results))
        {
            CurveFigure against = alongRun with
            {
                Title = language.Against(metric, cost, by).ToString(),
                Subtitle = language.Paragraph([.. note, language.NoteOf(cost)]).ToString(),
                XTitle = language.TitleOf(cost).ToString(),
                IsLogarithmic = true,
                Series = [.. alongRun.Series.Zip(
                    cost.OfTokens,
                    (series, costOf) => series with { Points = [.. series.Points
                        .Select(point => point with { X = costOf(point.X) })] })],
            };
            document.Figure($"{metric.Key}-against-{cost.Key}-by-{by}", language.Alternative(metric, cost, by), against.ToSvg());
        }
    }

    /// <summary>Draws the metric at the end of the run, and the distance of each level from the best.</summary>
    private static void Levels<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by, Samples samples)
        where TPoint : LlamaExperiment
    {
        Language language = document.Language;
        MetricDefinition metric = samples.Metric;
        double[] tokens = [.. samples.Arms.Where(arm => arm.Tokens > 0).Select(arm => (double)arm.Tokens).DefaultIfEmpty()];
        var budget = (tokens.Min(), tokens.Max());
        var atEnd = new LevelFigure(
            language.AtEnd(metric, budget, by).ToString(),
            language.Paragraph([language.LevelNote(input.Tuned, samples.Arms.Any(arm => arm.IsAtEdge)), CautionOf(language, samples)])
                .ToString(),
            language.Axis(by).ToString(),
            language.Quantity(metric, metric.Unit).ToString(),
            [.. samples.Arms.Select(arm => LevelAt(arm, by, scale: 1) with { IsMarked = arm.IsAtEdge })])
        {
            Language = language,
        };
        document.Figure($"{metric.Key}-by-{by}", language.Alternative(FigureKind.AtEnd, metric, by), atEnd.ToSvg());
        if (BehindBest.FigureOf(samples, by, budget, language) is { } behind)
        {
            document.Figure($"{metric.Key}-behind-best-by-{by}", language.Alternative(FigureKind.BehindBest, metric, by), behind.ToSvg());
        }
    }

    /// <summary>Draws the final metric against a numeric axis, with a line for each level of another axis.</summary>
    private static void Lines<TPoint>(
        ReportDocument document,
        ReportInput<TPoint> input,
        string by,
        string lines,
        MetricDefinition metric)
        where TPoint : LlamaExperiment
    {
        static double NumberOf(AxisLevel level) => LevelText.NumberOf(level.Level);
        static (double X, double Mean, double Low, double High) PointAt(double x, Sample arm) =>
            (x, arm.Mean, arm.Values.Min(value => value.Value), arm.Values.Max(value => value.Value));

        // Levels with the same trials share one point and one line.
        AxisLevel[] ArmsOf(string axis) =>
            [.. input.Results.ArmsAlong(axis, isCost: false).Levels!.Select(level => new AxisLevel(axis, level))];

        Language language = document.Language;
        AxisLevel[] levels = ArmsOf(by);
        AxisLevel[] others = ArmsOf(lines);
        Samples samples = input.Results.Final(
            metric.Key, [new(by, [.. levels.Select(level => level.Level)]), new(lines, [.. others.Select(level => level.Level)])]);
        if (levels.Length < FewestPoints || levels.Any(level => !(NumberOf(level) > 0)) || others.Length is < 2 or > MostLines
            || samples.Arms.All(arm => arm.Count == 0))
        {
            return;
        }

        var figure = new CurveFigure(
            language.AgainstAxis(metric, by, [lines]).ToString(),
            language.Paragraph([language.CurveNote(input.Results.Seeds.Count, input.Tuned), CautionOf(language, samples)]).ToString(),
            language.Axis(by).ToString(),
            language.Quantity(metric, metric.Unit).ToString(),
            [.. others.Select(line => new CurveSeries(
                Language.Bare(line).ToString(),
                [.. samples.Arms.Where(arm => arm.Count > 0 && arm.Levels.Contains(line))
                    .Select(arm => PointAt(NumberOf(LevelOf(arm.Levels, by)), arm))
                    .OrderBy(point => point.X)]))])
        {
            IsLogarithmic = true,
            SettledShare = 0,
            XTicks = [.. levels.Select(level => (NumberOf(level), Language.Bare(level).ToString()))],
            Language = language,
        };
        document.Figure($"{metric.Key}-by-{by}-and-{lines}", language.AlternativeAgainstAxis(metric, by, lines), figure.ToSvg());
    }

    /// <summary>Draws each cost, with the curve of the linear step-time model if the levels are batch sizes.</summary>
    private static void Costs<TPoint>(ReportDocument document, ReportInput<TPoint> input, string by)
        where TPoint : LlamaExperiment
    {
        Language language = document.Language;
        IReadOnlyList<ResultPoint> points = input.PointsAlong(by, isCost: true);
        foreach (MetricDefinition metric in input.Sweep.Metrics.Where(metric => metric.Kind == MetricKind.Cost))
        {
            Samples samples = input.Results.SamplesAlong(by, metric);
            if (samples.Arms.All(arm => arm.Count == 0))
            {
                continue;
            }

            string unit = MetricCell.UnitOf(samples);
            double scale = Number.ScaleOf(metric.Unit, unit);
            Func<double, double>? model = CostModel.Of(metric.Key, by, points) is { } cost ? batch => cost(batch) / scale : null;
            var figure = new LevelFigure(
                language.MetricBy(metric, by).ToString(),
                language.CostNote(input.Results.Blocks.Count, model is not null).ToString(),
                language.Axis(by).ToString(),
                language.Quantity(metric, unit).ToString(),
                [.. samples.Arms.Select(arm => LevelAt(arm, by, scale))])
            {
                IsCost = true,
                Model = model,
                Language = language,
            };
            document.Figure($"{metric.Key}-by-{by}", language.Alternative(FigureKind.Cost, metric, by), figure.ToSvg());
        }
    }

    /// <summary>A level of a figure: mean, interval and the value of each seed or run, each divided by <paramref name="scale"/>.</summary>
    public static FigureLevel LevelAt(Sample arm, string by, double scale)
    {
        Interval interval = arm.Interval();
        return new FigureLevel(
            Language.Bare(LevelOf(arm.Levels, by)).ToString(),
            arm.Count > 0 ? arm.Mean / scale : double.NaN,
            interval.Low / scale,
            interval.High / scale,
            [.. arm.Values.Select(value => value.Value / scale)]);
    }

    private static Prose CautionOf(Language language, Samples samples) =>
        Comparability.ObstacleTo(samples) is { } obstacle ? language.NotComparable(obstacle) : Prose.Empty;

    /// <summary>
    /// The entropy rate of the corpus as a reference line, because no loss can be lower. Null if the rate is unknown or the metric is not
    /// in nats per token.
    /// </summary>
    private static (double Value, string Label)? ReferenceOf<TPoint>(ReportInput<TPoint> input, MetricDefinition metric, Language language)
        where TPoint : LlamaExperiment =>
        metric.Unit == "nats/token" && input.Uses.Select(use => use.Corpus.EntropyRate).Distinct().ToList() is [double entropy]
            ? (entropy, language.Entropy(entropy.ToString("0.000", CultureInfo.InvariantCulture)).ToString())
            : null;

    private static AxisLevel LevelOf(IReadOnlyList<AxisLevel> levels, string axis) => levels.First(level => level.Axis == axis);
}
