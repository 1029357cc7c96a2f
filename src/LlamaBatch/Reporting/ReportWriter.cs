using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>
/// The sections of a report. The generated <c>Report</c> of an experiment calls them in order with the sentences of its author; what is measured
/// comes from the input alone, so the same results give the same bytes.
/// </summary>
public sealed class ReportWriter<TPoint>(ReportInput<TPoint> input)
    where TPoint : LlamaExperiment
{
    private readonly MarkdownDocument _document = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly string _name = input.Sweep.Name;
    private (double FamilyWiseError, IReadOnlyList<Verdict> All) _verdicts = (0.05, []);

    /// <summary>The axes that are compared.</summary>
    private IEnumerable<ResultAxis> Compared => input.Results.Axes.Where(axis => !axis.IsTuned);

    /// <summary>The title, why it is asked, and what kind of run this reports.</summary>
    /// <param name="question">The question.</param>
    /// <param name="summary">The record's summary.</param>
    public void Question(string question, string summary)
    {
        _document.Heading(1, MarkdownText.Escape(question));
        if (summary.Length > 0)
        {
            _document.Quote(MarkdownText.Escape(summary));
        }

        int seeds = input.Results.Seeds.Count;
        int points = input.Planned.ComparedPoints.Count;
        string design = Words.Count(points, "point") + (seeds > 0
            ? $", {Words.Count(seeds, "evaluation seed")}, {Range(input.Results.Points.Select(point => point.Plan.TokensTrained))} training tokens each"
            : $", {Words.Count(input.Planned.CostBlocks, "block")} of cost trials");
        _document.Paragraph((input.IsNotRun, input.Scale) switch
        {
            (true, _) => $"**Not yet run.** The design: {design}. Claims that arithmetic decides are decided below. To train: `{Command("run")}`.",
            (_, not Scale.Smoke) when IsUnfinished => $"**Unfinished**: some trials are missing (see Deviations), so verdicts may still change, and who looks at them more than once errs more often than is said below. The design: {design}.",
            (_, Scale.Smoke) => $"**This is a smoke run** ({design}): it shows that everything works, and decides no claim that needs training.",
            (_, Scale.Quick) => $"**This is a quick run** ({design}): levels and tokens are fewer than in the full experiment, and its verdicts hold within this smaller scope.",
            _ => "",
        });
        IReadOnlyList<Fact> equal = EqualPointsAnalysis.Of([.. from point in input.Results.Points where point.Identity is not null select (point.Levels, point.Identity!.Value)]);
        _document.Paragraph(equal.Count > 0 ? new EqualPointsSummary(equal).In(input.Language).Markdown : "");
    }

    /// <summary>The answer in a paragraph, then each claim with its verdict in a table, all evidence below it, all effects in one figure, and what weakens them. Claims that training decides share one probability of any wrong verdict.</summary>
    /// <param name="familyWiseError">That probability.</param>
    /// <param name="claims">The claims.</param>
    public void Verdicts(double familyWiseError, IReadOnlyList<Claim> claims)
    {
        IReadOnlyList<Verdict> verdicts = claims.Count == 0 ? [] : ClaimFamily.Decide([.. claims.Select(claim => claim.Ask())], familyWiseError, input.Scale);
        _verdicts = (familyWiseError, verdicts);
        input.Decided?.Invoke([.. claims.Zip(verdicts, (claim, verdict) => new DecidedClaim(claim.Text, claim.Source, ClaimIdentity.Of(claim, verdict), verdict.Status, verdict.NeedsTraining) { Verdict = verdict })]);
        if (input.Decided is not null)
        {
            return;
        }

        IReadOnlyList<OtherVerdict> others = !input.IsNotRun && claims.Any(claim => claim.Source.Length > 0) ? input.Others() : [];
        IReadOnlyList<Setting> settings = others.Count > 0 ? SettingsAtBaseline(input.Planned) : [];
        var history = new ClaimHistory([.. input.Stored.Looks.Where(look => look.Scale == input.Scale)], claims, verdicts);
        if (!input.IsNotRun)
        {
            _document.Paragraph(ReportSummary.Lead(input) ?? "");
            _document.Paragraph(ReportSummary.Outcome(input, verdicts));
        }

        if (claims.Count == 0)
        {
            return;
        }

        var table = new MarkdownTable("Claim", "Verdict", "Effect");
        var evidence = new List<string>();
        foreach (var (claim, verdict, place) in claims.Zip(verdicts, Enumerable.Range(0, claims.Count)))
        {
            bool isNotRun = verdict.NeedsTraining && input.IsNotRun;
            string source = claim.Source.Length > 0 ? $" ({MarkdownText.Escape(claim.Source)})" : "";
            table.Add(MarkdownText.Escape(claim.Text) + source, input.Language.Verdict(verdict, input.IsNotRun).Markdown, isNotRun ? "" : VerdictEvidence.Main(verdict)?.In(input.Language).Markdown ?? "");
            if (!isNotRun)
            {
                string margin = VerdictMargins.All(verdict) is { Count: > 0 } margins ? $", margin {input.Language.List(margins.Select(input.Language.Margin)).Markdown}" : "";
                string late = input.Language.Late(history.How(place)) is { IsEmpty: false } remark ? $", {remark.Bold().Markdown}" : "";
                evidence.Add($"*{MarkdownText.Escape(claim.Text)}*{source}{margin}{late}:{EvidenceOf(verdict, Contradictions.Of(claim, verdict, settings, others))}");
            }
        }

        _document.Heading(2, "Verdicts");
        _document.Paragraph(input.IsNotRun
            ? $"Of {Words.Count(verdicts.Count, "claim")}: {input.Language.Counted(verdicts, input.IsNotRun)}."
            : "*Supported*: the data show what the claim says. *Refuted*: the data contradict it. *Inconclusive*: the data do not settle it. Effect: the comparison that decided the verdict"
                + (verdicts.Any(verdict => verdict.Arithmetic.Count + verdict.Comparisons.Count > 1) ? "; (1 of 4) means that the claim makes four. Evidence lists them all." : "."));
        _document.Table(table);
        if (evidence.Count > 0)
        {
            _document.Heading(3, "Evidence");
            _document.Paragraph(input.IsNotRun ? "" : "All effects of each claim, and the margins (smallest differences that matter) for which its verdict holds:");
            _document.List(evidence);
        }

        IReadOnlyList<ForestClaim> forest = input.IsNotRun ? [] : ClaimForest.Of(claims, verdicts, input.Language);
        if (forest.Count > 0)
        {
            Add(new ForestFigure("Effects of all claims that training decides", forest).ToSvg(), "claims", "The effect of every claim that training decides, with its 95 % interval, in units of its margin");
        }

        IReadOnlyList<string> weak = input.IsNotRun ? [] :
        [
            .. history.Facts(familyWiseError).Select(fact => fact.In(input.Language).Markdown),
            .. WeakEvidenceSection.Of(input, claims, verdicts, familyWiseError).Select(fact => fact.In(input.Language).Markdown),
            .. TextAnalysis.Weaknesses(Uses, input.Corpora).Select(fact => fact.In(input.Language).Markdown),
        ];
        if (weak.Count > 0)
        {
            _document.Heading(2, input.Language.Heading(ReportSection.WeakEvidence).Markdown);
            _document.Paragraph(input.Language.BeforeWeakEvidence.Markdown);
            _document.List(weak);
        }
    }

    /// <summary>One effect in a sentence, several as a list below what they come to.</summary>
    private string EvidenceOf(Verdict verdict, IEnumerable<OppositeVerdict> contradictions)
    {
        Language language = input.Language;
        IReadOnlyList<EvidenceFact> evidence = VerdictEvidence.Of(verdict);
        IEnumerable<Fact> facts = [.. evidence.Count == 1 ? evidence : [], .. VerdictHints.Of(verdict), .. LikelyReason.Of(verdict, input.Results), .. contradictions];
        string list = evidence.Count == 1 ? "" : string.Concat(evidence.Select(fact => $"\n  - {fact.In(language).Markdown}"));
        return $" {language.Paragraph(facts.Select(fact => fact.In(language))).Markdown}".TrimEnd() + list;
    }

    /// <summary>The metric that matters, along the run and at its end, by the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Figures(string by)
    {
        if (input.IsNotRun)
        {
            return;
        }

        if (input.Sweep.TuningMetric is { } metric && input.Results.SamplesAlong(by, metric) is var samples && samples.Arms.Any(arm => arm.Count > 0))
        {
            LearningFigures(by, metric, samples);
        }
        else
        {
            _document.Heading(2, $"Costs by {Words.Lower(by)}");
        }

        CostFigures(by);
    }

    private void LearningFigures(string by, MetricDefinition metric, Samples samples)
    {
        string axis = Words.Lower(by);
        string name = metric.Name;
        IReadOnlyList<Curve> curves = input.Results.Curves(metric.Key, [input.Results.ArmsAlong(by, isCost: false)]);
        string tuned = input.Results.Axes.Any(one => one.IsTuned) ? $", {string.Join(" and ", input.Results.Axes.Where(one => one.IsTuned).Select(one => Words.Lower(one.Name)))} tuned" : "";
        string after = string.Join(" to ", input.Results.Points.Select(point => (double)point.Plan.TokensTrained).Order().Select(tokens => Number.Compact(tokens)).Distinct(StringComparer.Ordinal).ToList() is [var least, .., var most] ? [least, most] : [Number.Compact(input.Results.Points[0].Plan.TokensTrained)]);
        string caution = Comparability.ObstacleTo(samples) is { } obstacle ? $" Values are not comparable: {Language.English.Clause(obstacle)}." : "";
        var alongRun = new CurveFigure(
            $"{name} along the run, by {axis}",
            $"Line: mean of {Words.Count(input.Results.Seeds.Count, "seed")}; band: lowest to highest seed{tuned}.{caution}",
            "training tokens",
            $"{Words.InSentence(name)} ({metric.Unit})",
            [.. curves.Select(curve => new CurveSeries(LevelOf(curve.Levels, by), [.. curve.Band().Select(point => ((double)point.Tokens, point.Mean, point.Low, point.High))]))])
        {
            Reference = ReferenceOf(metric),
        };
        var atEnd = new LevelFigure(
            $"{name} after {after} tokens, by {axis}",
            $"Dot: mean with 95 % interval; small dots: single seeds{tuned}.{(samples.Arms.Any(arm => arm.IsAtEdge) ? " Hollow: best level at the edge of its grid." : "")}{caution}",
            axis,
            $"{Words.InSentence(name)} ({metric.Unit})",
            [.. samples.Arms.Select(arm => new FigureLevel(LevelOf(arm.Levels, by), arm.Count > 0 ? arm.Mean : double.NaN, arm.Interval().Low, arm.Interval().High, [.. arm.Values.Select(value => value.Value)], arm.IsAtEdge))]);

        _document.Heading(2, $"{name} by {axis}");
        _document.Paragraph(BestOf(samples, metric, by) + BaselinesBut(by));
        Add(alongRun.ToSvg(), $"{metric.Key}-along-run-by-{by}", $"{name} against training tokens, one line for each {axis}");
        foreach (Spending spending in Spending.Of(curves, input.Results))
        {
            CurveFigure against = alongRun with
            {
                Title = $"{name} against {spending.Name}, by {axis}",
                Subtitle = $"{alongRun.Subtitle} {spending.Note}".TrimEnd(),
                XTitle = spending.Title,
                IsLogarithmic = true,
                Series = [.. alongRun.Series.Zip(spending.PerToken, (series, perToken) => series with { Points = [.. series.Points.Select(point => point with { X = point.X * perToken })] })],
            };
            Add(against.ToSvg(), $"{metric.Key}-against-{spending.Name}-by-{by}", $"{name} against {spending.Name}, one line for each {axis}");
        }

        Add(atEnd.ToSvg(), $"{metric.Key}-by-{by}", $"{name} at the end of the run against {axis}");
        if (BehindBest.FigureOf(samples, metric, by, after) is { } behind)
        {
            Add(behind.ToSvg(), $"{metric.Key}-behind-best-by-{by}", $"How far each {axis} is from the best in {Words.InSentence(name)}, on a logarithmic axis");
        }
    }

    /// <summary>Each cost by the levels of an axis, with the line of the step-time model where the levels are batch sizes.</summary>
    private void CostFigures(string by)
    {
        var points = PointsAlong(by, isCost: true);
        foreach (MetricDefinition metric in input.Sweep.Metrics.Where(metric => metric.Kind == MetricKind.Cost))
        {
            Samples samples = input.Results.SamplesAlong(by, metric);
            if (samples.Arms.All(arm => arm.Count == 0))
            {
                continue;
            }

            string unit = Number.UnitOf(samples.Arms.Select(arm => arm.Mean).Where(double.IsFinite).DefaultIfEmpty(0).Average(), metric.Unit);
            double scale = Number.ScaleOf(metric.Unit, unit);
            Func<double, double>? model = CostModel.Of(metric.Key, by, points) is { } cost ? batch => cost(batch) / scale : null;
            var figure = new LevelFigure(
                $"{metric.Name} by {Words.Lower(by)}",
                $"Dot: mean with 95 % interval; small dots: {Words.Count(input.Results.Blocks.Count, "block")}.{(model is null ? "" : " Dashes: the step-time model.")}",
                Words.Lower(by),
                $"{Words.InSentence(metric.Name)}{(unit is "" or "1" ? "" : $" ({unit})")}",
                [.. samples.Arms.Select(arm => new FigureLevel(LevelOf(arm.Levels, by), arm.Mean / scale, arm.Interval().Low / scale, arm.Interval().High / scale, [.. arm.Values.Select(value => value.Value / scale)]))])
            {
                IsCost = true,
                Model = model,
            };
            Add(figure.ToSvg(), $"{metric.Key}-by-{by}", $"{metric.Name} against {Words.Lower(by)}");
        }
    }

    /// <summary>The points along an axis that are arms of their own, the others at their baselines.</summary>
    private List<ResultPoint> PointsAlong(string by, bool? isCost)
    {
        IReadOnlyList<string> arms = input.Results.ArmsAlong(by, isCost).Levels!;
        return [.. input.Results.Points.Where(point => Compared.All(axis =>
            axis.Name == by ? arms.Contains(point.Levels.First(level => level.Axis == by).Level, StringComparer.Ordinal) : point.Levels.Contains(new AxisLevel(axis.Name, axis.Baseline))))];
    }

    /// <summary>Every metric at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Table(string by)
    {
        var levels = input.Results.Along(by);
        var points = PointsAlong(by, isCost: false);
        List<ResultPoint> costed = PointsAlong(by, isCost: null);
        // What every seed of every point has need not stand in each row.
        bool isWhole = points.TrueForAll(point => point.Trials.Count == input.Results.Seeds.Count && point.Trials.All(trial => trial.Outcome != Outcome.Diverged));
        MarkdownTable learning = LevelTable(
            by, points, input.Sweep.Metrics.Where(metric => metric.Kind != MetricKind.Cost).Select(metric => input.Results.Final(metric.Key, [levels])),
            isWhole ? [] : [("Seeds", point => Text(point.Trials.Count)), ("Diverged", point => Text(point.Trials.Count(trial => trial.Outcome == Outcome.Diverged)))]);
        MarkdownTable costs = LevelTable(
            by, costed, input.Sweep.Metrics.Where(metric => metric.Kind == MetricKind.Cost && !input.IsNotRun).Select(metric => input.Results.Cost(metric.Key, [levels])),
            [
                ("Steps", point => Number.Exact(point.Plan.Steps)),
                ("Tokens", point => Number.Exact(point.Plan.TokensTrained)),
                ("Updates per million tokens", point => Number.ThreeDigits(point.Plan.UpdatesPerMillionTokens)),
            ]);
        _document.Heading(2, input.IsNotRun ? $"Plan by {Words.Lower(by)}" : $"All metrics by {Words.Lower(by)}");
        if (!input.IsNotRun && input.Results.Seeds.Count > 0)
        {
            _document.Heading(3, "Learning metrics");
            _document.Paragraph($"At the end of the run: mean ± half of the 95 % interval over {(isWhole ? $"{Words.Count(input.Results.Seeds.Count, "seed")}, of which none diverged" : "seeds")}.{BaselinesBut(by)}"
                + Caution([.. input.Sweep.Metrics.Where(metric => metric.Kind != MetricKind.Cost).Select(metric => input.Results.Final(metric.Key, [levels]))]));
            _document.Table(learning);
            _document.Heading(3, "Cost metrics");
        }

        _document.Paragraph(!input.IsNotRun && input.Results.Blocks.Count > 0
            ? $"Costs: mean ± half of the 95 % interval over {Words.Count(input.Results.Blocks.Count, "block")} of cost trials; steps, tokens and updates are arithmetic."
            : "");

        _document.Table(costs);
        _document.Paragraph(input.Language.Paragraph(StepTimeAnalysis.Of(PointsAlong(by, isCost: true))).Markdown);
    }

    /// <summary>Metrics at the levels of an axis, after other columns. Two narrow tables can be read where one of all metrics is cut off, as a telephone does.</summary>
    private static MarkdownTable LevelTable(string by, List<ResultPoint> points, IEnumerable<Samples> metrics, IReadOnlyList<(string Heading, Func<ResultPoint, string> Text)> others)
    {
        var samples = metrics.ToList();
        var units = samples.Select(column => Number.UnitOf(column.Arms.Select(arm => arm.Mean).Where(double.IsFinite).DefaultIfEmpty(0).Average(), column.Metric.Unit)).ToList();
        var table = new MarkdownTable([">" + Words.Sentence(by), .. others.Select(other => ">" + other.Heading), .. samples.Select((column, i) => $">{HeadingOf(column.Metric, units[i])}")]);
        foreach (ResultPoint point in points)
        {
            table.Add(
            [
                MarkdownText.Escape(LevelOf(point.Levels, by)),
                .. others.Select(other => other.Text(point)),
                .. samples.Select((column, i) => column.Arms.FirstOrDefault(arm => arm.Levels.SequenceEqual(point.Levels)) is { } arm ? Scaled(arm, column.Metric, units[i]) : "not measured"),
            ]);
        }

        return table;
    }

    /// <summary>What each declared target took, at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Targets(string by)
    {
        if (input.Results.Targets.Count == 0)
        {
            return;
        }

        _document.Heading(2, $"Reaching targets by {Words.Lower(by)}");
        if (input.IsNotRun)
        {
            _document.Paragraph($"To be read off the validation curves: what it takes to reach a {string.Join(", a ", input.Results.Targets.Select(NameOf))}.");
            return;
        }

        _document.Paragraph(
            "Read off the validation curves, between two measurements on a straight line over the logarithm of the tokens; a target counts as reached where the next two measurements do not fall back. "
            + "Mean ± half of the 95 % interval over seeds; the median where some seeds, and a lower bound where most, did not reach it within their budget."
            + (input.Results.Points.Any(point => point.Plan.Training.Schedule.DecaysThroughout)
                ? " **The learning rate falls over the whole run here, so that the middle of a run is not a shorter run: one as long as the target needs might reach it sooner.**"
                : "")
            + BaselinesBut(by));
        foreach (Target target in input.Results.Targets)
        {
            string caution = Caution(input.Results.ToTarget(target.Value, TargetCost.Tokens, [input.Results.Along(by)]));
            _document.Heading(3, $"A {NameOf(target)}");
            _document.Paragraph(caution.TrimStart());
            _document.Table(TargetTable.Of(input.Results, target, by));
        }
    }

    /// <summary>Every point of several axes, with the metric that matters.</summary>
    public void Points()
    {
        if (input.IsNotRun || input.Sweep.TuningMetric is not { } metric)
        {
            return;
        }

        var table = new MarkdownTable([.. Compared.Select(axis => ">" + Words.Sentence(axis.Name)), ">" + HeadingOf(metric, metric.Unit), ">Seeds", ">Diverged"]);
        Samples samples = input.Results.Final(metric.Key, [.. Compared.Select(axis => input.Results.Along(axis.Name))]);
        foreach (Sample arm in samples.DistinctArms)
        {
            table.Add(
            [
                .. arm.Levels.Select(level => MarkdownText.Escape(LevelText.Shown(level))),
                Scaled(arm, metric, metric.Unit),
                Text(arm.Count),
                Text(arm.Diverged),
            ]);
        }

        _document.Heading(2, "All points");
        _document.Paragraph(Caution(samples).TrimStart());
        _document.Table(table);
    }

    /// <summary>What was tuned: every level's score on the tuning seeds, and whether the best lies at the edge of the grid.</summary>
    /// <param name="of">The tuned axis.</param>
    public void Tuning(string of)
    {
        Axis<TPoint> axis = input.Sweep.Axes.First(one => one.Name == of);
        string per = axis.TunedPer.Count > 0 ? $" per {string.Join(" and ", axis.TunedPer.Select(Words.Lower))}" : "";
        _document.Heading(2, $"Tuning of the {Words.Lower(of)}");
        if (input.IsNotRun)
        {
            _document.Paragraph($"Tuned{per} on {Words.Count(input.Planned.TuningSeeds, "seed")} that no claim sees, over {string.Join(", ", axis.LevelsAt(input.Scale).Select(level => LevelText.Shown(of, level)))}.");
            return;
        }

        Target? target = axis.TunedFor is double sought ? input.Results.Targets.First(one => one.Value.Equals(sought)) : null;
        MetricDefinition metric = input.Results.MetricOf(target, input.Sweep.TuningMetric!);
        var table = new MarkdownTable([.. axis.TunedPer.Select(one => ">" + Words.Sentence(one)), .. axis.LevelsAt(input.Scale).Select(level => ">" + MarkdownText.Escape(LevelText.Shown(of, level))), "Best"]);
        var groups = input.Results.Points
            .Select(point => (Group: point.Levels.Where(level => axis.TunedPer.Contains(level.Axis)).ToList(), Tuned: point.Tuned.FirstOrDefault(tuned => tuned.Level.Axis == of)))
            .DistinctBy(entry => string.Join(',', entry.Group))
            .ToList();
        string unit = target is null ? metric.Unit : "k tokens";
        double scale = Number.ScaleOf(metric.Unit, unit);
        foreach (var (group, tuned) in groups)
        {
            table.Add(
            [
                .. group.Select(level => MarkdownText.Escape(LevelText.Shown(level))),
                .. axis.LevelsAt(input.Scale).Select(level => tuned is null ? "not measured" : ScoreText(tuned, level, scale)),
                tuned is null ? "" : MarkdownText.Escape(LevelText.Shown(tuned.Level)) + (tuned.IsEdge ? " (edge of the grid: the optimum may lie outside)" : ""),
            ]);
        }

        string end = target is null ? " at the end of the run" : "";
        _document.Paragraph(
            $"{metric.Name} ({MarkdownText.Escape(unit)}){end}, mean of {Words.Count(input.Planned.TuningSeeds, "tuning seed")}{(input.Planned.TuningSeeds > 1 ? " ± half of the distance from the lowest to the highest" : "")}; "
            + $"the best level{per} went on to the evaluation seeds."
            + (groups.Any(entry => entry.Tuned?.NotReached.Any(count => count > 0) == true) ? " A trial that did not reach the target counts with its whole budget (≥)." : ""));
        _document.Table(table);
        double[] grid = [.. axis.LevelsAt(input.Scale).Select(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        if (grid.Length >= 3 && grid.All(number => number > 0) && groups.Any(entry => entry.Tuned is not null))
        {
            var basins = new CurveFigure(
                $"{metric.Name} against {Words.Lower(of)}{per.Replace(" per ", ", by ", StringComparison.Ordinal)}",
                $"Mean of {Words.Count(input.Planned.TuningSeeds, "tuning seed")}{end}{(input.Planned.TuningSeeds > 1 ? "; band: lowest to highest seed" : "")}; large dot: the level that was chosen.",
                $"{Words.Lower(of)} (logarithmic)",
                $"{Words.InSentence(metric.Name)} ({unit})",
                [.. groups.Select(entry => BasinOf(entry.Group, entry.Tuned, grid, scale))])
            {
                IsLogarithmic = true,
                SettledShare = 0,
                XTicks = grid,
            };
            Add(basins.ToSvg(), $"{metric.Key.Replace(' ', '-')}-by-{of}", $"{metric.Name} against {Words.Lower(of)}, one line{per}");
        }
    }

    /// <summary>What did not go as planned. The section is always there, so that its emptiness is information.</summary>
    public void Deviations()
    {
        IReadOnlyList<Fact> facts = DeviationsSection.Of(input, Command("run"));
        _document.Heading(2, input.Language.Heading(ReportSection.Deviations).Markdown);
        if (facts.Count == 0)
        {
            _document.Paragraph(input.Language.NoDeviations.Markdown);
        }
        else
        {
            _document.List(facts.Select(fact => fact.In(input.Language).Markdown));
        }
    }

    /// <summary>How it was done: every effective setting, and how verdicts are reached.</summary>
    /// <param name="authored">The settings that the author wrote.</param>
    /// <param name="presets">The presets that sections start from.</param>
    public void Method(IReadOnlyList<string> authored, IReadOnlyDictionary<string, string> presets)
    {
        Language language = input.Language;
        Corpus[] corpora = [.. Uses.Select(use => use.Corpus)];
        _document.Heading(2, language.Heading(ReportSection.Method).Markdown);
        if (!input.IsNotRun)
        {
            _document.Paragraph(language.Paragraph(MethodSection.Extent(input)).Markdown);
        }

        _document.Paragraph(MethodSection.Seeds(input, corpora).In(language).Markdown);
        foreach (IReadOnlyList<Fact> paragraph in input.Results.Seeds.Count == 0 ? [] : TextAnalysis.Uses(Uses, input.Corpora).Append(TextAnalysis.Gap(input.Sweep.Metrics)))
        {
            _document.Paragraph(language.Paragraph(paragraph).Markdown);
        }

        if (input.Results.Blocks.Count > 0)
        {
            _document.Paragraph(new CostProtocol(input.Results.Blocks.Count).In(language).Markdown);
        }

        _document.Paragraph(language.Paragraph(MethodSection.Units(input, corpora)).Markdown);
        foreach (string paragraph in DecisionMethod.Of(_verdicts.FamilyWiseError, _verdicts.All).Select(fact => fact.In(input.Language).Markdown))
        {
            _document.Paragraph(paragraph);
        }

        var settings = new SettingsAnalysis(authored.ToHashSet(StringComparer.Ordinal), presets, OverridingStep is null ? [] : ["Training.Step"]);
        _document.Table(SettingsTable.Of(settings.Of([.. input.Results.Points.Select(point => new PointSettings(point.Levels, SettingsOf(point)))]), language));
    }

    /// <summary>The settings of the record itself.</summary>
    internal static IReadOnlyList<Setting> SettingsAtBaseline(PlannedSweep<TPoint> planned) => WithMicroBatch(planned.SettingsOf([]), planned.PlanOf(planned.Sweep.Baseline));

    /// <summary>The settings of a point.</summary>
    private List<Setting> SettingsOf(ResultPoint point) => WithMicroBatch(input.Planned.SettingsOf(LevelsOf(point)), point.Plan);

    /// <summary>How many sequences are computed at once changes no result, and is no part of a trial's identity, but costs depend on it.</summary>
    private static List<Setting> WithMicroBatch(IReadOnlyList<Setting> settings, TrialPlan plan)
    {
        var all = settings.ToList();
        all.Insert(all.FindIndex(setting => setting.Name == "Training.Step") + 1, new Setting("Training.MicroBatch", plan.MicroBatch));
        return all;
    }

    /// <summary>How the points use their texts.</summary>
    private IEnumerable<CorpusUse> Uses => input.Results.Points.Select(point => new CorpusUse(input.Sweep.At(LevelsOf(point)), point.Plan));

    private static IReadOnlyList<AxisLevel> LevelsOf(ResultPoint point) => [.. point.Levels, .. point.Tuned.Select(tuned => tuned.Level)];

    /// <summary>On what it ran, which versions, and the command that repeats it.</summary>
    public void Environment()
    {
        _document.Heading(2, input.Language.Heading(ReportSection.Environment).Markdown);
        IReadOnlyList<Fact> facts = EnvironmentSection.Of(input, Uses.Select(use => use.Corpus));
        _document.List(facts.Select(fact => fact.In(input.Language).Markdown));
        _document.Paragraph(new HowToRepeat().In(input.Language).Markdown);
        _document.Code(Command("run"));
    }

    /// <summary>The finished files: <c>REPORT.md</c> and its figures, by their paths beside the experiment.</summary>
    public IReadOnlyDictionary<string, string> Files()
    {
        _files[ExperimentFiles.Report] = _document.ToString();
        return _files;
    }

    /// <summary>A target in words: <c>validation loss of 2.2 nats/token</c>.</summary>
    private string NameOf(Target target)
    {
        MetricDefinition metric = input.Sweep.Metrics.First(one => one.Key == target.Metric);
        return string.Create(CultureInfo.InvariantCulture, $"{Words.InSentence(metric.Name)} of {target.Value} {MarkdownText.Escape(metric.Unit)}");
    }

    /// <summary>Whether a point lacks a seed or a block.</summary>
    private bool IsUnfinished => input.Results.Points.Any(point => point.Trials.Count < input.Results.Seeds.Count || point.Costs.Count < input.Results.Blocks.Count);

    private static string HeadingOf(MetricDefinition metric, string unit) =>
        MarkdownText.Escape(metric.Name) + (unit is "" or "1" ? "" : $", {MarkdownText.Escape(unit)}");

    /// <summary>That values side by side cannot be compared, as sentences after others; nothing where they can.</summary>
    private static string Caution(params Samples[] samples) => string.Concat(
        from column in samples
        group column.Metric by Comparability.ObstacleTo(column) into metrics
        where metrics.Key is not null
        select $" **Values of {Words.List(metrics.Select(metric => Words.InSentence(metric.Name)))} are not comparable here**: {Language.English.Clause(metrics.Key).Markdown}.");

    /// <summary>The sentence above the figures: which level is best, and by how much.</summary>
    private static string BestOf(Samples samples, MetricDefinition metric, string by)
    {
        if (Comparability.ObstacleTo(samples) is not null)
        {
            return Caution(samples).TrimStart();
        }

        var arms = samples.Arms.Where(arm => arm.Count > 0).OrderBy(arm => metric.Better == Better.Higher ? -arm.Mean : arm.Mean).ToList();
        string Value(Sample arm) => Number.WithError(arm.Mean, arm.Interval().HalfWidth);
        string Level(Sample arm) => $"{Words.Lower(by)} {MarkdownText.Escape(LevelOf(arm.Levels, by))}";
        bool isHigherBetter = metric.Better == Better.Higher;
        string best = $"{Words.Sentence(by)} {MarkdownText.Escape(LevelOf(arms[0].Levels, by))} has the {(isHigherBetter ? "highest" : "lowest")} {Words.InSentence(metric.Name)}, "
            + $"{Value(arms[0])} {MarkdownText.Escape(metric.Unit)}";
        string worst = arms.Count > 1 ? $"; {Level(arms[^1])} has the {(isHigherBetter ? "lowest" : "highest")}, {Value(arms[^1])}" : "";
        return $"{best}{worst} (mean ± half of the 95 % CI, {Words.Count(arms[0].Count, "seed")}).";
    }

    /// <summary>No model can be better than the entropy of its source, where that is known.</summary>
    private (double Value, string Label)? ReferenceOf(MetricDefinition metric) =>
        metric.Unit == "nats/token" && Uses.Select(use => use.Corpus.EntropyRate).Distinct().ToList() is [double entropy]
            ? (entropy, $"entropy of the source, {entropy.ToString("0.000", CultureInfo.InvariantCulture)}")
            : null;

    private void Add(string svg, string name, string description)
    {
        string path = $"{ExperimentFiles.Figures}/{name}.svg";
        _files[path] = svg;
        _document.Image(description, path);
    }

    private string Command(string verb) =>
        CommandText.Of($"{verb} {_name}") + (input.Scale == Scale.Full ? "" : $" --scale {input.Scale.ToString().ToLowerInvariant()}")
        + (OverridingStep is StepKind step ? $" --step {step.ToString().ToLowerInvariant()}" : "");

    /// <summary>The step of the command line where the record says another; the same step twice makes the same report.</summary>
    private StepKind? OverridingStep => input.Planned.Step is StepKind step && step != input.Sweep.Baseline.Training.Step ? step : null;

    private string BaselinesBut(string axis)
    {
        var others = Compared.Where(one => one.Name != axis).Select(one => $"{Words.Lower(one.Name)} {MarkdownText.Escape(LevelText.Shown(one.Name, one.Baseline))}").ToList();
        return others.Count == 0 ? "" : $" Held at their baselines: {string.Join(", ", others)}.";
    }

    private static CurveSeries BasinOf(List<AxisLevel> group, TunedLevel? tuned, double[] grid, double scale) => new(
        group.Count == 0 ? "all" : string.Join(", ", group.Select(level => LevelText.Shown(level))),
        tuned is null ? [] : [.. grid.Select((x, i) => (x, tuned.Scores[i].Value / scale, SeedsOf(tuned, i).Min() / scale, SeedsOf(tuned, i).Max() / scale)).OrderBy(point => point.x)])
    {
        Marked = tuned is null ? null : double.Parse(tuned.Level.Level, CultureInfo.InvariantCulture),
    };

    /// <summary>The mean over the tuning seeds, and how far they are apart: of two or three seeds a mean may differ from its neighbors by chance.</summary>
    private static string ScoreText(TunedLevel tuned, string level, double scale)
    {
        int place = tuned.Scores.Select(one => one.Key).ToList().IndexOf(level);
        IReadOnlyList<double> seeds = SeedsOf(tuned, place);
        string Text(double value) => tuned.For is null ? Math.Round(value, 3).ToString("0.000", CultureInfo.InvariantCulture) : Number.Exact((long)Math.Round(value / scale));
        string score = (place < tuned.NotReached.Count && tuned.NotReached[place] > 0 ? "≥ " : "") + Text(tuned.Scores[place].Value) + (seeds.Count > 1 ? $" ± {Text((seeds.Max() - seeds.Min()) / 2)}" : "");
        return tuned.Level.Level == level ? $"**{score}**" : score;
    }

    /// <summary>The values of the tuning seeds at a place of the grid.</summary>
    private static IReadOnlyList<double> SeedsOf(TunedLevel tuned, int place) => place < tuned.Trials.Count && tuned.Trials[place].Count > 0 ? tuned.Trials[place] : [tuned.Scores[place].Value];

    private static string Scaled(Sample arm, MetricDefinition metric, string unit)
    {
        double scale = Number.ScaleOf(metric.Unit, unit);
        string others = arm.NotNumbers.Count > 0 ? $" ({arm.NotNumbers.Count} NaN)" : "";
        return arm.Count > 0 ? Number.WithError(arm.Mean / scale, arm.Interval().HalfWidth / scale) + others : arm.NotNumbers.Count > 0 ? "NaN" : "not measured";
    }

    private static string LevelOf(IReadOnlyList<AxisLevel> levels, string axis) => LevelText.Shown(levels.First(level => level.Axis == axis));

    private static string Range(IEnumerable<long> values)
    {
        var distinct = values.Distinct().Order().ToList();
        return distinct.Count switch
        {
            0 => "no",
            1 => Number.Exact(distinct[0]),
            _ => $"{Number.Exact(distinct[0])} to {Number.Exact(distinct[^1])}",
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
