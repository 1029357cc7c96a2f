using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Figures;

/// <summary>Converts the comparisons of claims to rows of a <see cref="ForestFigure"/>, in units of their margins.</summary>
internal static class ClaimForest
{
    /// <summary>The claims that need training and have at least one comparison with a finite effect.</summary>
    public static IReadOnlyList<ForestClaim> Of(IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts, Language language) =>
        [.. claims.Zip(verdicts, (claim, verdict) => new ForestClaim(
                claim.Source.Length > 0 ? $"{claim.Source} {language.TextOf(claim)}" : language.TextOf(claim).ToString(),
                verdict.Status,
                [.. verdict.Evidence.SelectMany(part => part.Comparisons.Where(pair => pair.Count > 0 && double.IsFinite(pair.Effect))
                    .Select(pair => RowOf(pair, part, language)))]))
            .Where(claim => claim.Rows.Count > 0)];

    /// <summary>
    /// The row of a comparison, with its effect and interval in multiples of a unit. The unit is the first positive value among these: the
    /// claim's margin, the metric's default margin, the half-width of the interval, the size of the effect.
    /// </summary>
    private static ForestRow RowOf(Comparison pair, Evidence part, Language language)
    {
        Interval interval = pair.Interval();
        double unit = new[] { pair.Margin, pair.Metric.Margin, interval.HalfWidth, Math.Abs(pair.Effect) }.FirstOrDefault(
            one => one > 0 && double.IsFinite(one),
            1);
        bool isRivalry = part is BestOf or NonDominance;
        double sign = isRivalry ? pair.Metric.Better == Better.Lower ? -1 : 1
            : pair.Relation is Relation.Below or Relation.NotAbove ? -1 : 1;
        (double low, double high) = sign < 0 ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        double margin = pair.Margin / unit;
        (double from, double to) =
            isRivalry || pair.Relation is Relation.NotAbove or Relation.NotBelow ? (-margin, double.PositiveInfinity)
            : pair.Relation == Relation.EqualTo ? (-margin, margin)
            : (margin, double.PositiveInfinity);
        return new ForestRow(
            LabelOf(pair, part, language),
            sign * pair.Effect / unit,
            low / unit,
            high / unit,
            from,
            to,
            TextOf(pair, interval, language));
    }

    /// <summary>The names of both sides of a comparison. Levels that both sides share are left out.</summary>
    private static string LabelOf(Comparison pair, Evidence part, Language language) =>
        language
            .Against(pair.Left.NameBeside(pair.Right), pair.Right.NameBeside(pair.Left), part is NonDominance ? pair.Metric : null)
            .ToString();

    /// <summary>
    /// The effect with its unit, or a bound on the effect if only a bound is known. If a metric without a unit is compared with a
    /// number by ratio, the text is the metric's value instead.
    /// </summary>
    private static string TextOf(Comparison pair, Interval interval, Language language)
    {
        double error = Effect.ErrorOf(pair, interval, difference => EffectUnit.Amount(pair.Metric, difference));
        string Text(double difference)
            => language.Quantity(Number.Change(EffectUnit.Amount(pair.Metric, difference), error), EffectUnit.Of(pair.Metric)).ToString();
        return pair.Right.Number is double number && pair.Metric is { Contrast: Contrast.Ratio, Unit.Length: 0 }
            && double.IsFinite(pair.Effect)
            ? Number.ThreeDigits(number * Math.Exp(pair.Effect))
            : pair.Shift switch
        {
            var (low, high) when low == high => Text(pair.Effect),
            var (low, _) when low > 0 || (pair.IsOneSided && double.IsFinite(low)) => $"≥ {Text(low)}",
            var (_, high) when high < 0 || (pair.IsOneSided && double.IsFinite(high)) => $"≤ {Text(high)}",
            _ => language.Unknown.ToString(),
        };
    }
}
