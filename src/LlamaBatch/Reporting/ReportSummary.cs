using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting;

/// <summary>What came out and how far it holds, and what was done for it. Every number is computed.</summary>
internal static class ReportSummary
{
    /// <summary>The answer for a reader who does not program, as Markdown: what diverged, and where the record's own level stands, or else which is best. Null where nothing can be compared.</summary>
    public static string? Lead<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        if ((input.Sweep.TuningMetric ?? input.Sweep.Metrics.FirstOrDefault(one => one.Better != Better.Neither)) is not { } metric)
        {
            return null;
        }

        string?[] sentences = [Divergence(input.Results), Incomparable(input.Results, metric), PlainAnswer.Of(input.Results, metric) ?? Bests(input.Results, metric)];
        return sentences.Any(sentence => sentence is not null) ? string.Join(" ", sentences.OfType<string>()) : null;
    }

    /// <summary>Where trials diverged: no level is the best of those that learnt nothing.</summary>
    private static string? Divergence(ResultTable results)
    {
        var diverged = (from point in results.DistinctPoints(isCost: false)
                        let count = point.Trials.Count(trial => trial.Outcome == Trials.Outcome.Diverged)
                        where count > 0
                        select (point.Label, Count: count, All: point.Trials.Count)).ToList();
        return diverged.Count == 0 ? null
            : $"**{Number.Exact(diverged.Sum(point => point.Count))} of {Words.Count(results.DistinctPoints(isCost: false).Sum(point => point.Trials.Count), "trial")} diverged**: "
                + $"{Words.List(diverged.Select(point => $"{Number.Exact(point.Count)} of {Number.Exact(point.All)} at {MarkdownText.Escape(point.Label)}"))}.";
    }

    /// <summary>The axes along which values cannot be ranked, and why; null where there is none.</summary>
    private static string? Incomparable(ResultTable results, MetricDefinition metric)
    {
        var axes = (from axis in results.Axes
                    where !axis.IsTuned
                    let obstacle = Comparability.ObstacleTo(results.SamplesAlong(axis.Name, metric))
                    where obstacle is not null
                    select $"by {Words.Lower(axis.Name)}, since {Language.English.Clause(obstacle).Markdown}").ToList();
        return axes.Count == 0 ? null : $"**Values of {Words.InSentence(metric.Name)} cannot be ranked {string.Join("; or ", axes)}.**";
    }

    /// <summary>The best level of each axis; null where none can be compared.</summary>
    private static string? Bests(ResultTable results, MetricDefinition metric)
    {
        var bests = results.Axes.Where(axis => !axis.IsTuned).Select(axis => BestAlong(results, axis.Name, metric)).OfType<(string Sentence, double Value)>().ToList();
        return bests.Count == 0 ? null : string.Join(" ", bests.Select(best => best.Sentence).Append(PlainAnswer.MeaningOf(metric, bests.Min(best => best.Value))).OfType<string>());
    }

    /// <summary>What became of the claims, and how far it holds, as Markdown.</summary>
    /// <param name="input">The results.</param>
    /// <param name="verdicts">What became of the claims.</param>
    public static string Outcome<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment =>
        (verdicts.Count > 0 ? $"**Of {Words.Count(verdicts.Count, "claim")}: {input.Language.Counted(verdicts, isNotRun: false)}.**{ByKind(verdicts)} " : "") + Scope(input);

    /// <summary>Verdicts of training and of arithmetic apart: the second cannot err.</summary>
    private static string ByKind(IReadOnlyList<Verdict> verdicts)
    {
        IReadOnlyList<Verdict> trained = [.. verdicts.Where(verdict => verdict.NeedsTraining)];
        IReadOnlyList<Verdict> others = [.. verdicts.Except(trained)];
        return trained.Count == 0 || others.Count == 0 ? ""
            : $" Training decides {trained.Count} ({Language.English.Counted(trained, isNotRun: false)}), arithmetic or published numbers {others.Count} ({Language.English.Counted(others, isNotRun: false)}).";
    }

    /// <summary>The best level of an axis, by how much it leads, and the worst; null where fewer than two levels have trials that learnt something.</summary>
    private static (string Sentence, double Value)? BestAlong(ResultTable results, string axis, MetricDefinition metric)
    {
        bool higher = metric.Better == Better.Higher;
        Samples samples = results.SamplesAlong(axis, metric);
        var arms = samples.Arms.Where(arm => arm.Diverged < arm.Count).OrderBy(arm => higher ? -arm.Mean : arm.Mean).ToList();
        if (arms.Count < 2 || Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        var lead = new Comparison(arms[1], arms[0], metric, higher ? Relation.Below : Relation.Above, 0);
        Interval interval = lead.Interval();
        string unit = EffectUnit.IsShare(metric) ? " percentage points" : metric.Unit is "" or "1" ? "" : $" {MarkdownText.Escape(metric.Unit)}";
        string Value(Sample arm) => MarkdownText.Escape(PlainAnswer.ValueOf(metric, arm));
        string second = MarkdownText.Escape(arms[1].Label);
        string by = lead.IsBySign ? $"{second} has {Value(arms[1])}"
            : !double.IsNaN(interval.Low) && interval.Contains(0) ? $"which the {(lead.Repetition == Repetition.Seed ? "seeds" : "blocks")} cannot tell from {second}"
            : !double.IsFinite(interval.HalfWidth) ? $"{second} has {Value(arms[1])}"
            : Distance(lead, interval, second, unit);
        string worst = arms.Count > 2 && arms[^1].Mean != arms[0].Mean ? $"; {MarkdownText.Escape(arms[^1].Label)} has the {(higher ? "lowest" : "highest")}, {Value(arms[^1])}" : "";
        return ($"The best {Words.InSentence(metric.Name)} ({(higher ? "higher" : "lower")} is better) has {MarkdownText.Escape(arms[0].Label)}: {Value(arms[0])}, {by}{worst}.", arms[0].Mean);
    }

    private static string Distance(Comparison lead, Interval interval, string second, string unit)
    {
        if (lead.Metric.Contrast == Contrast.Ratio)
        {
            double Percent(double logRatio) => 100 * Math.Abs(Math.Exp(logRatio) - 1);
            return $"{second} is {Number.WithError(Percent(lead.Effect), Math.Abs(Percent(interval.High) - Percent(interval.Low)) / 2)} % worse";
        }

        double scale = EffectUnit.IsShare(lead.Metric) ? 100 : 1;
        return $"{second} is {Number.WithError(scale * Math.Abs(lead.Effect), scale * interval.HalfWidth)}{unit} worse";
    }

    /// <summary>What the result is about. A verdict never says "for Llama".</summary>
    private static string Scope<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var points = input.Results.Points;
        var records = points.Select(point => input.Sweep.At([.. point.Levels, .. point.Tuned.Select(tuned => tuned.Level)])).ToList();
        string parameters = Range(points.Select(point => (double)point.Plan.Parameters));
        string tokens = Range(points.Select(point => (double)point.Plan.TokensTrained));
        string corpora = string.Join(" or ", records.Select(record => MarkdownText.Escape(record.Corpus.Name)).Distinct(StringComparer.Ordinal));
        string optimizers = string.Join(" or ", records.Select(record => MarkdownText.Escape(record.Optimizer.Name)).Distinct(StringComparer.Ordinal));
        string token = MethodSection.TokenOf(records.Select(record => record.Corpus)) is { } corpus ? $" (a token is {input.Language.Token(corpus).Markdown})" : "";
        TrialPlan itself = input.Planned.PlanOf(input.Sweep.Baseline);
        string text = input.Results.Seeds.Count > 0 ? $"{tokens} tokens" : "sequences";
        return $"This holds for a model of {parameters} parameters, {text} of {corpora}{token} and {optimizers}, on one thread a trial; "
            + "it says nothing of larger models or other text. "
            + $"A step of the record itself takes {input.Language.Size(StepSize.Of(itself)).Markdown}, and is computed in {input.Language.Size(MicroBatches.Of([itself])).Markdown}.";
    }

    private static string Range(IEnumerable<double> values)
    {
        var distinct = values.Order().Select(value => Number.Compact(value)).Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count == 1 ? distinct[0] : $"{distinct[0]} to {distinct[^1]}";
    }
}
