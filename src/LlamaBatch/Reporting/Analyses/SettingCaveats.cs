using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Finds configurations that differ in gradient clipping or in the timescale of weight decay or β₂. Also finds claims with unusual margins.
/// </summary>
internal static class SettingCaveats
{
    /// <summary>The maximum ratio between the weight-decay timescales of two configurations that needs no caveat.</summary>
    private const double UsualRatio = 2;

    /// <summary>A margin is unusual if it is larger or smaller than the metric's default margin by more than this factor.</summary>
    private const double UsualMargin = 3;

    /// <summary>The maximum relative difference between two half-lives of β₂ that count as equal.</summary>
    private const double SameHalfLife = 0.02;

    /// <summary>The caveats; empty if there are none.</summary>
    /// <param name="input">The results.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts of the claims, in the same order.</param>
    public static IEnumerable<Fact> Of<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment
    {
        var adamW = (from point in input.Results.Points
                     where point.Trials.Count > 0
                     let optimizer = input.Sweep.At(point.AllLevels).Optimizer as AdamW
                     where optimizer is not null
                     select (Point: point, Optimizer: optimizer)).ToList();
        return new Fact?[]
        {
            Timescales([.. from one in adamW
                           where one.Optimizer.WeightDecay > 0
                           let rate = one.Optimizer.LearningRate * one.Point.Plan.LayOutSteps().MeanRateChange()
                           let decay = rate * one.Optimizer.WeightDecay
                           select new PointValue(one.Point.Levels, 1 / (decay * one.Point.Plan.Steps))]),
            HalfLives([.. from one in adamW
                          let beta2 = one.Optimizer.Beta2
                          where beta2 is > 0 and < 1 && !one.Point.Plan.Training.IsBatchScheduled
                          let steps = Math.Log(0.5) / Math.Log(beta2)
                          select new Beta2HalfLife(one.Point.Levels, one.Point.Plan.TokensPerStep * steps, beta2)]),
            Clipping(input.Results),
            Margins(claims, verdicts),
        }.OfType<Fact>();
    }

    private static WeightDecayTimescales? Timescales(IReadOnlyList<PointValue> points)
    {
        var finite = points.Where(one => double.IsFinite(one.Value)).ToList();
        return finite.Count < 2 || finite.Max(one => one.Value) <= UsualRatio * finite.Min(one => one.Value)
            ? null
            : new WeightDecayTimescales(finite.MinBy(one => one.Value), finite.MaxBy(one => one.Value));
    }

    private static Fact? HalfLives(IReadOnlyList<Beta2HalfLife> points)
    {
        if (points.Count < 2 || points.Max(one => one.Tokens) <= (1 + SameHalfLife) * points.Min(one => one.Tokens))
        {
            return null;
        }

        static bool AreAlike(double left, double right) => Math.Abs(Math.Log(left / right)) <= SameHalfLife;
        double usual = points.MaxBy(one => points.Count(other => AreAlike(other.Tokens, one.Tokens))).Tokens;
        var others = points.Where(one => !AreAlike(one.Tokens, usual)).ToList();
        if (2 * others.Count < points.Count)
        {
            return new Beta2Exceptions(usual, others);
        }

        var (least, most) = (points.MinBy(one => one.Tokens), points.MaxBy(one => one.Tokens));
        return new Beta2HalfLives(new(least.Point, least.Tokens), new(most.Point, most.Tokens));
    }

    /// <summary>
    /// The configurations whose mean gradient norm at the end of the run exceeds the clipping threshold. Null if this applies to all
    /// configurations or to none.
    /// </summary>
    private static ClippedPoints? Clipping(ResultTable results)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(GradientNorm)) is not { } norm)
        {
            return null;
        }

        var points = (from point in results.Points
                      let clip = point.Plan.Training.GradientClip
                      let norms = point.Trials.Select(trial => trial.FinalOf(norm, point.Plan.Model.VocabSize))
                      let values = norms.Where(double.IsFinite).ToList()
                      where clip > 0 && values.Count > 0
                      select (Point: point, Clip: clip, Norm: values.Average())).ToList();
        var clipped = points.Where(one => one.Norm > one.Clip).ToList();
        return clipped.Count == 0 || clipped.Count == points.Count
            ? null
            : new ClippedPoints(
                [.. clipped.Select(one => one.Clip).Distinct()], [.. clipped.Select(one => new PointValue(one.Point.Levels, one.Norm))]);
    }

    private static UnusualMargins? Margins(IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
    {
        static bool IsUnusual(Comparison part) =>
            part.Margin > 0 && part.Metric.Margin > 0 && Math.Abs(Math.Log(part.Margin / part.Metric.Margin)) > Math.Log(UsualMargin);

        var unusual = (from one in claims.Zip(verdicts)
                       let part = one.Second.Comparisons.FirstOrDefault(IsUnusual)
                       where part is not null
                       group (Claim: one.First, Part: part) by (part.Margin, part.Metric.Name) into same
                       select new UnusualMargin([.. same.Select(one => one.Claim)], same.First().Part)).ToList();
        return unusual.Count == 0 ? null : new UnusualMargins(unusual);
    }
}
