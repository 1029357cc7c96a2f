using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The scores of all levels of a tuned axis, and whether the best level is at the grid's edge.</summary>
internal static class TuningSection
{
    /// <summary>The minimum number of levels for which a curve is drawn.</summary>
    private const int FewestOfCurve = 3;

    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="of">The tuned axis.</param>
    public static void Write<TPoint>(ReportDocument document, ReportInput<TPoint> input, string of)
        where TPoint : LlamaExperiment
    {
        Axis<TPoint> axis = input.Sweep.Axes.First(one => one.Name == of);
        AxisLevel[] levels = [.. axis.LevelsAt(input.Scale).Select(level => new AxisLevel(of, level))];
        document.Heading(2, document.Language.Heading(AxisSection.Tuning, of));
        if (input.IsNotRun)
        {
            document.Paragraph(new TuningPlan(axis.TunedPer, input.Planned.TuningSeeds, levels));
            return;
        }

        Target? target = axis.TunedFor is double sought ? input.Results.Targets.First(one => one.Value.Equals(sought)) : null;
        MetricDefinition metric = input.Results.MetricOf(target, input.Sweep.TuningMetric!);
        string unit = target is null ? metric.Unit : "k tokens";
        var scores = new TuningScores(
            metric, unit, target is null, axis.TunedPer, input.Planned.TuningSeeds, HasMisses: input.Results.Points
                .Any(point => TunedOf(point, of)?.NotReached.Any(count => count > 0) == true),
            IsJoint: input.Sweep.Axes.Count(one => one.IsTuned) > 1);
        List<Group> groups =
        [
            .. input.Results.Points
                .Select(point => new Group([.. point.Levels.Where(level => axis.TunedPer.Contains(level.Axis))], TunedOf(point, of)))
                .DistinctBy(group => string.Join(',', group.Levels)),
        ];
        double scale = Number.ScaleOf(metric.Unit, unit);
        document.Paragraph(scores);
        document.Table(Table(document.Language, axis.TunedPer, levels, groups, scale));
        if (levels.Length >= FewestOfCurve && levels.All(level => NumberOf(level) > 0) && groups.Exists(group => group.Tuned is not null))
        {
            document.Figure(
                $"{metric.Key.Replace(' ', '-')}-by-{of}",
                document.Language.Alternative(FigureKind.Tuning, metric, of),
                Curves(document.Language, scores, levels, groups, scale).ToSvg());
        }
    }

    private static MarkdownTable Table(Language language, IReadOnlyList<string> per, AxisLevel[] levels, List<Group> groups, double scale)
    {
        var table = new MarkdownTable(
        [
            .. per.Select(one => new Column(language.AxisColumn(one), IsNumber: true)),
            .. levels.Select(level => new Column(Language.Bare(level), IsNumber: true)),
            new(language.Heading(ReportColumn.Best)),
        ]);
        foreach (var (group, tuned) in groups)
        {
            table.Add(
            [
                .. group.Select(Language.Bare),
                .. levels.Select(level => tuned is null ? language.NotMeasured : ScoreOf(tuned, level.Level, scale)),
                tuned is null ? Prose.Empty : tuned.IsEdge ? language.AtEdge(tuned.Level) : Language.Bare(tuned.Level),
            ]);
        }

        return table;
    }

    private static CurveFigure Curves(Language language, TuningScores scores, AxisLevel[] levels, List<Group> groups, double scale) => new(
        language.AgainstAxis(scores.Metric, levels[0].Axis, scores.Per).ToString(),
        language.TuningNote(scores.Seeds, scores.IsAtEnd).ToString(),
        language.Axis(levels[0].Axis).ToString(),
        language.Quantity(scores.Metric, scores.Unit).ToString(),
        [.. groups.Select(group => CurveOf(language, group, [.. levels.Select(NumberOf)], scale))])
    {
        IsLogarithmic = true,
        SettledShare = 0,
        XTicks = [.. levels.Select(level => (NumberOf(level), Language.Bare(level).ToString()))],
        Language = language,
    };

    private static CurveSeries CurveOf(Language language, Group group, double[] grid, double scale)
    {
        (double X, double Mean, double Low, double High) PointAt(TunedLevel tuned, int place)
        {
            IReadOnlyList<double> seeds = SeedsOf(tuned, place);
            return (grid[place], tuned.Scores[place].Value / scale, seeds.Min() / scale, seeds.Max() / scale);
        }

        return new CurveSeries(
            group.Levels.Count == 0 ? language.OnlyLine.ToString() : string.Join(", ", group.Levels.Select(LevelText.Shown)),
            group.Tuned is { } scored
                ? [.. Enumerable.Range(0, grid.Length).Select(place => PointAt(scored, place)).OrderBy(point => point.X)]
                : [])
        {
            Marked = group.Tuned is { } tuned ? NumberOf(tuned.Level) : null,
        };
    }

    /// <summary>
    /// The score of a level: the mean over tuning seeds ± half of their range. The chosen level is bold; ≥ marks a level at which a seed
    /// missed the target.
    /// </summary>
    private static Prose ScoreOf(TunedLevel tuned, string level, double scale)
    {
        int place = tuned.Scores.Select(one => one.Key).ToList().IndexOf(level);
        IReadOnlyList<double> seeds = SeedsOf(tuned, place);
        string Text(double value) => tuned.For is null
            ? Math.Round(value, 3).ToString("0.000", CultureInfo.InvariantCulture)
            : Number.Exact((long)Math.Round(value / scale));
        bool isMissed = place < tuned.NotReached.Count && tuned.NotReached[place] > 0;
        string spread = seeds.Count > 1 ? $" ± {Text((seeds.Max() - seeds.Min()) / 2)}" : "";
        var score = Prose.Literal($"{(isMissed ? "≥ " : "")}{Text(tuned.Scores[place].Value)}{spread}");
        return tuned.Level.Level == level ? score.Bold() : score;
    }

    /// <summary>The values of the tuning seeds for a level, or only their mean if the individual values are unknown.</summary>
    private static IReadOnlyList<double> SeedsOf(TunedLevel tuned, int place)
        => place < tuned.Trials.Count && tuned.Trials[place].Count > 0 ? tuned.Trials[place] : [tuned.Scores[place].Value];

    private static TunedLevel? TunedOf(ResultPoint point, string axis) => point.Tuned.FirstOrDefault(tuned => tuned.Level.Axis == axis);

    private static double NumberOf(AxisLevel level) => LevelText.NumberOf(level.Level);

    /// <summary>A combination of levels that was tuned separately, with the tuning results (null if there are none).</summary>
    private sealed record Group(IReadOnlyList<AxisLevel> Levels, TunedLevel? Tuned);
}
