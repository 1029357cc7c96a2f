using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Texts about the method of the verdicts, and about claims that were changed after the results.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(DecisionFact fact) => fact switch
    {
        DecisionRule rule => RuleOf(rule),
        CriticalBatchRule rule =>
            $"{(rule.IsByRun
                ? "Two one-sided tests by the bootstrap decide a claim about the critical batch size, one for it and one against it. "
                : "")}"
            + $"A claim that the critical batch size lies above a number also needs runs at a third of the critical batch size or less. "
            + $"A claim that it lies below a number needs runs at three times the critical batch size or more. "
            + $"If the runs deviate from the law, a claim must also hold after any one batch size is left out."
            + $"{(rule.IsByRun
                ? " A claim must hold for every time between two evaluations at which a run may have reached the target."
                : "")}",
        SkewCheck { Power: 0 } skew =>
            $"The t-test assumes that differences are not skewed. {Count(skew.Pairs, "pair")} are too few to check this assumption.",
        SkewCheck skew =>
            $"The t-test assumes that differences are not skewed. A skewness test checks this assumption, and the section *Weak evidence* "
            + $"lists violations. With {skew.Pairs} pairs, the skewness test detects exponentially distributed differences in about "
            + $"{Percent(skew.Power)} "
            + $"of comparisons.",
        SeveralComparisons several =>
            $"A claim with several comparisons is supported if every comparison supports it; the largest p counts. "
            + $"It is refuted if at least one comparison refutes it; the smallest p counts, multiplied by the number of comparisons."
            + $"{(several.HasBest ? AmongTheBest() : Prose.Empty)}{(several.HasFront ? Front() : Prose.Empty)}",
        SignFlipOpinion flips =>
            $"The exact sign-flip test is a check that assumes that differences are symmetric, but not that they are normally distributed. "
            + $"It does not affect verdicts. "
            + $"Its null hypothesis is that the effect equals the margin. "
            + $"With {flips.Pairs} pairs, the smallest possible result of this test is {Number.P(flips.SmallestP)}, "
            + $"reached in {(flips.Smallest == flips.Of
                ? (Prose)$"every comparison"
                : $"{flips.Smallest} of {Count(flips.Of, "comparison")}")}."
            + $"{(flips.Smallest < flips.Of
                ? $" *Evidence* gives the unadjusted p of the other {Others(flips.Of - flips.Smallest)}."
                : Prose.Empty)}",
        SignRule sign =>
            $"Where a {(sign.AreRuns ? "run diverged or did not reach its target" : "trial diverged or ended early")}, "
            + $"the signs of the differences decide instead of their mean. "
            + $"{(sign.AreRuns ? "Independent runs are paired at random for this, by a hash of what they measured. " : "")}"
            + $"The effect is then their median. Its interval is that of the exact sign test, "
            + $"with the smallest attainable coverage of at least 95 %. If a run did not reach its target, the interval may be unbounded. "
            + $"{(sign.AreRuns ? "A diverged run is scored as no better than the worst run that did not diverge."
                : "A diverged trial is scored as no better than a uniform model.")}",
        BestLevelRule =>
            $"A best level is the vertex of the parabola over the logarithm of the level, "
                + $"through the best trained level and its two neighbors. The t-test of the curve's slope decides on which side of a "
                + $"number the best level lies. "
            + $"The interval holds all numbers that this test does not exclude (Fieller 1954), and is open where the curve is flat. "
            + $"The interval does not cover the deviation of the curve from a parabola.",
        RatioRule =>
            $"The gradient noise scale, like every ratio of two metrics, is a ratio of means over seeds, since a mean of ratios would be "
            + $"biased. If it is compared with a number, a t-test of numerator − number × denominator decides, and the interval contains "
            + $"all numbers that this test does not exclude (Fieller 1954). Two ratios are compared by the jackknife of the difference of "
            + $"their logarithms.",
        CurveRule =>
            $"A quantity read from a curve, such as the width of a range, is read from the curve averaged over all seeds. "
            + $"The jackknife removes its bias (Tukey 1958). For such a quantity, each of the two one-sided tests is made twice: on the "
            + $"jackknife values, and on the values of single seeds. Both must agree; the larger p counts, and the interval covers both "
            + $"intervals. Between two levels, the curve is interpolated linearly over the logarithm of the level. The best level is an "
            + $"exception: it is the vertex of a parabola through the best trained level and its two neighbors. "
            + $"A trial that diverged, or is worse than a uniform model, counts as a uniform model.",
        TargetTimeRule =>
            $"Seed k is paired with cost block k: the time to a target is the seed's number of tokens times the block's time per token. "
            + $"The interval covers the variation of seeds and blocks.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Say(ClaimsAfterResults fact)
    {
        bool isOne = fact.Late.Count == 1;
        Prose without = fact.Without.Count == 0 ? Prose.Empty
            : $" Without {(isOne ? "it" : "them")}, "
                + $"{Series(fact.Without.Select(one => (Prose)$"{ClaimName(one.Claim)} would be {Status(one.Status)}"))}.";
        LateClaim? how = fact.Late.All(one => one.How == fact.Late[0].How) ? fact.Late[0].How : null;
        Prose what = how switch
        {
            LateClaim.Added => $"added",
            LateClaim.Changed => $"changed",
            _ => $"added or changed",
        };
        return $"**Claims after the results.** {fact.Late.Count} of {Count(fact.Claims, "claim")} {(isOne ? "was" : "were")} {what} "
            + $"after an earlier report ({Date(fact.Day)}): "
            + $"{Series(fact.Late.Select(one => (Prose)$"{ClaimName(one.Claim)}{(how is null ? $" ({Late(one.How)})" : Prose.Empty)}"))}. "
            + $"{(isOne ? "It" : "They")} may have been written to fit the results, so the error rate in *Method* does not hold for "
            + $"{(isOne ? "it" : "them")}.{without}";
    }

    /// <inheritdoc/>
    public override Prose Say(DroppedClaims fact) =>
        $"**Dropped claims.** {Count(fact.Claims, "claim")} of the report of {Date(fact.Day)} {(fact.Claims == 1 ? "is" : "are")} missing "
            + $"here. The p values are adjusted for fewer claims than were tested.";

    /// <inheritdoc/>
    public override Prose Say(OppositeVerdict fact)
    {
        Prose more = fact.More > 0 ? Count(fact.More, "more setting") : Prose.Empty;
        Prose settings = Series(
        [
            .. fact.Settings.Select(one => (Prose)$"{one.Name}: here {one.Here}, there {one.There}"),
            .. fact.More > 0 ? [more] : Array.Empty<Prose>(),
        ]);
        return $"**{ReportOf(fact.Experiment)} has the opposite verdict, "
            + $"{Status(fact.Status)}**{(settings.IsEmpty ? Prose.Empty : $", with other settings ({settings})")}.";
    }

    /// <inheritdoc/>
    public override Prose Late(LateClaim late) => late switch
    {
        LateClaim.Added => $"added after the results were seen",
        LateClaim.Changed => $"changed after the results were seen",
        _ => Prose.Empty,
    };

    private Prose RuleOf(DecisionRule rule)
    {
        Prose verdicts = rule.Trained > 1 ? $"{rule.Trained} verdicts that training decides" : (Prose)$"verdicts that training decides";
        return $"Two one-sided paired t-tests decide a claim, one for it and one against it. "
            + $"Both test against the margin, the smallest difference that matters. "
            + $"A claim is *supported* if the tests show that the effect exceeds the margin, and *refuted* if they show that it does not. "
            + $"Otherwise, it is *inconclusive*. "
            + $"{(rule.IsWithin
                ? (Prose)($"Some claims, such as \"no worse than\", say that the effect does not exceed the margin. Such a claim is "
                    + $"*refuted* if the effect exceeds the margin, and *supported* if it does not. ")
                : Prose.Empty)}"
            + $"The p of a claim is twice the smaller p of its two tests. "
            + $"A claim is decided if its p, after Holm's adjustment, is at most {Percent(rule.Error)}. "
            + $"The family-wise error rate over the {verdicts} is then {Percent(rule.Error)}. "
            + $"This rate assumes normally distributed differences, one look at the results, "
            + $"and no bias from tuning or, for costs, from the day of measurement. The section *Weak evidence* lists violations. "
            + $"Intervals are not adjusted: each holds for its comparison alone.{Ratios(rule.RatioMargin)}";
    }

    private static Prose Front() =>
        $" One configuration dominates another if it is no worse in every metric and better in at least one, each by the metric's margin. "
        + $"A claim that a configuration is non-dominated is supported if the tests show that no other configuration dominates it, and "
        + $"refuted if they show that one does.";

    private static string Others(int count) => count == 1 ? "one" : Number.Exact(count);

    private static Prose AmongTheBest() =>
        $" A configuration is among the best if none beats it by more than the margin and it beats at least one by more than the margin. "
        + $"If all configurations are equivalent, none of them is among the best by this definition, and the claim is refuted.";
}
