using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>What differs between the points besides what they compare, from settings and results: regularization, memory of the optimizer, clipping; and what tuning shares with judging.</summary>
internal static class SettingCaveats
{
    /// <summary>Ratios between points up to this are not mentioned.</summary>
    private const double UsualRatio = 2;

    /// <summary>Margins that differ from the metric's by more than this factor are unusual.</summary>
    private const double UsualMargin = 3;

    /// <summary>Half-lives that differ by less are equal: a step more or less is nothing.</summary>
    private const double SameHalfLife = 0.02;

    /// <summary>The caveats, as Markdown sentences.</summary>
    /// <param name="input">The results.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">Their verdicts, in the same order.</param>
    public static IEnumerable<string> Of<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment
    {
        var adamW = input.Results.Points
            .Where(point => point.Trials.Count > 0)
            .Select(point => (Point: point, Optimizer: input.Sweep.At([.. point.Levels, .. point.Tuned.Select(tuned => tuned.Level)]).Optimizer as AdamW))
            .Where(one => one.Optimizer is not null)
            .Select(one => (one.Point, Optimizer: one.Optimizer!))
            .ToList();
        return new[]
        {
            Timescale([.. adamW.Where(one => one.Optimizer.WeightDecay > 0).Select(one => (one.Point, 1 / (one.Optimizer.LearningRate * one.Optimizer.WeightDecay * one.Point.Plan.Steps)))]),
            HalfLives([.. adamW.Where(one => one.Optimizer.Beta2 is > 0 and < 1).Select(one => (one.Point, one.Optimizer.Beta2, one.Point.Plan.TokensPerStep * Math.Log(0.5) / Math.Log(one.Optimizer.Beta2)))]),
            Clipping(input.Results),
            SameWindows(input),
            Margins(claims, verdicts),
        }.OfType<string>();
    }

    private static string? Timescale(IReadOnlyList<(ResultPoint Point, double Share)> points)
    {
        var finite = points.Where(one => double.IsFinite(one.Share)).ToList();
        if (finite.Count < 2 || finite.Max(one => one.Share) <= UsualRatio * finite.Min(one => one.Share))
        {
            return null;
        }

        var (least, most) = (finite.MinBy(one => one.Share), finite.MaxBy(one => one.Share));
        return $"**Weight decay is not scaled.** AdamW averages weights over 1/(ηλS) of the run: {RoundedNumber.Significant(least.Share, 2)} at {At(least.Point)}, {RoundedNumber.Significant(most.Share, 2)} at {At(most.Point)}. The points differ in regularization too.";
    }

    private static string? HalfLives(IReadOnlyList<(ResultPoint Point, double Beta2, double Tokens)> points)
    {
        if (points.Count < 2 || points.Max(one => one.Tokens) <= (1 + SameHalfLife) * points.Min(one => one.Tokens))
        {
            return null;
        }

        double usual = points.MaxBy(one => points.Count(other => Math.Abs(Math.Log(other.Tokens / one.Tokens)) <= SameHalfLife)).Tokens;
        var others = points.Where(one => Math.Abs(Math.Log(one.Tokens / usual)) > SameHalfLife).ToList();
        string Text(double tokens) => $"{RoundedNumber.Significant(tokens / 1000, 3)} k tokens";
        return 2 * others.Count < points.Count
            ? $"**Half-life of β₂.** β₂ keeps a half-life of {Text(usual)} at most points; it is {string.Join(", ", others.Select(one => $"{Text(one.Tokens)} at {At(one.Point)} (β₂ = {Number.Significant(one.Beta2)})"))}."
            : $"**Half-life of β₂.** β₂ averages over {Text(points.Min(one => one.Tokens))} at {At(points.MinBy(one => one.Tokens).Point)} and {Text(points.Max(one => one.Tokens))} at {At(points.MaxBy(one => one.Tokens).Point)}: points differ in the optimizer's memory too.";
    }

    /// <summary>Points where the gradient is usually clipped beside points where it is not: to the first, a higher rate or larger loss means less.</summary>
    private static string? Clipping(ResultTable results)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(GradientNorm)) is not { } norm)
        {
            return null;
        }

        var points = (from point in results.Points
                      let clip = point.Plan.Training.GradientClip
                      let values = point.Trials.Select(trial => trial.FinalOf(norm, point.Plan.Model.VocabSize)).Where(double.IsFinite).ToList()
                      where clip > 0 && values.Count > 0
                      select (Point: point, Clip: clip, Norm: values.Average())).ToList();
        var clipped = points.Where(one => one.Norm > one.Clip).ToList();
        return clipped.Count == 0 || clipped.Count == points.Count ? null
            : $"**Clipping at some points.** At the end of the run the mean gradient norm is above the clip of {string.Join(", ", clipped.Select(one => Number.Significant(one.Clip)).Distinct(StringComparer.Ordinal))} at {string.Join(", ", clipped.Select(one => $"{At(one.Point)} ({RoundedNumber.Significant(one.Norm, 3)})"))}, and below it at the others.";
    }

    private static string? SameWindows<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        input.Sweep.TuningMetric?.Kind == MetricKind.Validation && input.Results.Points.Any(point => point.Tuned.Count > 0)
            ? "**Same validation windows.** Tuned levels were chosen and judged on the same validation windows, with other seeds. A level that suits these windows looks better than on other text."
            : null;

    private static string? Margins(IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
    {
        var unusual = claims.Zip(verdicts, (claim, verdict) => (Claim: claim, Part: verdict.Comparisons.FirstOrDefault(part =>
                part.Margin > 0 && part.Metric.Margin > 0 && Math.Abs(Math.Log(part.Margin / part.Metric.Margin)) > Math.Log(UsualMargin))))
            .Where(one => one.Part is not null)
            .Select(one => $"{MarkdownText.Escape(one.Claim.Source.Length > 0 ? one.Claim.Source : $"“{one.Claim.Text}”")} takes {MarkdownText.Escape(AmountWords.MarginOf(one.Part!))}, {RoundedNumber.Significant(one.Part!.Margin / one.Part.Metric.Margin, 2)} times the usual margin of {Words.InSentence(one.Part.Metric.Name)}")
            .ToList();
        return unusual.Count == 0 ? null : $"**Unusual margins.** {string.Join("; ", unusual)}.";
    }

    private static string At(ResultPoint point) => MarkdownText.Escape(point.Label);
}
