using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about the settings of training.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(SweepEdge fact)
    {
        string extreme = fact.IsSmallest ? "smallest" : "largest";
        return $"**Optimum at the edge of the sweep.** {Level(fact.Best).Capitalized()}, the {extreme} in the sweep, "
            + $"has the best {Metric(fact.Metric)}. "
            + $"A {(fact.IsSmallest ? "smaller" : "larger")} one may do better.";
    }

    /// <inheritdoc/>
    public override Prose Say(UnequalTokens fact) =>
        $"**Unequal tokens.** The number of training tokens ranges from {fact.Least.Count} ({Point(fact.Least.Levels)}) "
        + $"to {fact.Most.Count} ({Point(fact.Most.Levels)}).";

    /// <inheritdoc/>
    public override Prose Say(FewSteps fact) =>
        $"**Few steps.** Trials with fewer than {fact.Fewest} optimizer steps say little about training: "
        + $"{Series(fact.Points.Select(WithCount))}.";

    /// <inheritdoc/>
    public override Prose Say(ShortWarmup fact) =>
        $"**Short warm-up.** With fewer than {fact.Fewest} warm-up steps, the learning rate jumps: "
        + $"{Series(fact.Points.Select(point => (Prose)$"{Point(point.Levels)} ({Number.ThreeDigits(point.Value)} steps)"))}.";

    /// <inheritdoc/>
    public override Prose Say(Leak fact) =>
        $"**Leak.** The {Metric(fact.Metric)} is below {Number.Measured(fact.EntropyRate, 3)} nats/token, the entropy rate of the text: "
        + $"{Series(fact.Points.Select(point => (Prose)$"{Number.Measured(point.Value, 3)} at {Point(point.Levels)}"))}. "
        + $"No model can predict fresh text so well. Held-out text was trained on, so this metric does not measure learning.";

    /// <inheritdoc/>
    public override Prose Say(NoBFloat16 fact) =>
        $"**No bfloat16.** No matrix product is large enough to benefit, so training runs in float32 at {Points(fact.Points)}.";

    /// <inheritdoc/>
    public override Prose Say(WeightDecayTimescales fact) =>
        $"**Unscaled weight decay.** With learning rate η and weight decay λ, the weights forget an update after about 1/(ηλ) steps. "
        + $"In units of the run's length, this time ranges from {Number.Measured(fact.Shortest.Value, 2)} ({Point(fact.Shortest.Levels)}) "
        + $"to {Number.Measured(fact.Longest.Value, 2)} ({Point(fact.Longest.Levels)}). "
        + $"The configurations therefore also differ in regularization.";

    /// <inheritdoc/>
    public override Prose Say(Beta2HalfLives fact) =>
        $"**Unequal half-life of β₂.** The half-life of the second-moment average (β₂) "
        + $"ranges from {Tokens(fact.Shortest.Value)} ({Point(fact.Shortest.Levels)}) "
        + $"to {Tokens(fact.Longest.Value)} ({Point(fact.Longest.Levels)}). "
        + $"The configurations therefore also differ in how long the optimizer remembers gradients.";

    /// <inheritdoc/>
    public override Prose Say(Beta2Exceptions fact) =>
        $"**Unequal half-life of β₂.** The second-moment average has a half-life of {Series(fact.Others.Select(WithBeta2))}. "
        + $"Elsewhere it is {Tokens(fact.Usual)}. "
        + $"Comparisons with {Points([.. fact.Others.Select(one => one.Point)])} therefore also compare half-lives.";

    /// <inheritdoc/>
    public override Prose Say(ClippedPoints fact) =>
        $"**Unequal clipping.** At the end of the run, the mean gradient norm exceeds "
        + $"the clipping threshold of {List(fact.Clips.Select(clip => Exact(clip)))} "
        + $"at {Series(fact.Points.Select(WithNorm))}. In all other configurations, it is below the threshold. "
        + $"The configurations therefore also differ in clipping.";

    /// <inheritdoc/>
    public override Prose Say(TargetsInWarmup fact) =>
        $"**Target within the warm-up.** {Paragraph(fact.Points.Select(Early))} "
        + $"The learning rate is then still below its peak, so a shorter warm-up may need fewer steps.";

    /// <inheritdoc/>
    public override Prose Say(RisingSteps fact) =>
        $"**More steps at a larger batch size.** {Paragraph(fact.Rises.Select(Rise))} "
        + $"By the law of McCandlish et al. (2018), steps never rise with the batch size. "
        + $"Likely causes of the rise: a coarse grid of learning rates, a short warm-up "
        + $"at the larger batch size ({Steps(fact.WarmupSteps)}), or tuning for another target.";

    /// <inheritdoc/>
    public override Prose Say(UnusualMargins fact) => $"**Unusual margins.** {Paragraph(fact.Margins.Select(Unusual))}";

    private static Prose Steps(double steps) => steps < 10
        ? $"{Number.ThreeDigits(steps)} steps"
        : (Prose)$"{Number.Exact(Math.Round(steps))} steps";

    private Prose Early(ReachedInWarmup one) =>
        $"{Point(one.Reached.Levels).Capitalized()} reaches the target of {Exact(one.Target)} after {Count(one.Reached.Count, "step")}, "
        + $"within its warm-up of {Steps(one.WarmupSteps)}.";

    private Prose WithBeta2(Beta2HalfLife one) => $"{Tokens(one.Tokens)} at {Point(one.Point)} (β₂ = {Number.ThreeDigits(one.Beta2)})";

    private Prose WithNorm(PointValue point) => $"{Point(point.Levels)} ({Number.Measured(point.Value, 3)})";

    private Prose WithCount(PointCount point) => $"{Point(point.Levels)} ({Count(point.Count, "step")})";

    private Prose Rise(StepsRise one) =>
        $"To the target of {Exact(one.Target)}, {Point(one.Larger.Levels)} takes {Count(one.Larger.Count, "step")}, more than the "
        + $"{one.Smaller.Count} of {Point(one.Smaller.Levels)}.";

    private Prose Unusual(UnusualMargin one) =>
        $"{List(one.Claims.Select(ClaimName))} {(one.Claims.Count == 1 ? "uses" : "use")} "
        + $"a margin of {Margin(ReadableMargin.Of(one.Part))}; "
        + $"the usual one for {Metric(one.Part.Metric)} is {Margin(ReadableMargin.Usual(one.Part.Metric))}.";
}
