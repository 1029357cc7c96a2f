using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The page that lists an article's claims with their verdicts.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override string OwnName => "English";

    /// <inheritdoc/>
    public override Prose Heading(ArticlePart part) => part switch
    {
        ArticlePart.Introduction => $"The article, and how to read this page",
        ArticlePart.Budgets => $"Claims about speed, under each budget",
        ArticlePart.Contradictions => $"Claims that contradict each other",
        ArticlePart.Disagreements => $"Claims with opposite verdicts",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <inheritdoc/>
    public override Prose Say(ArticleFact fact) => fact switch
    {
        OpenClaim open => Paragraph([$"*No verdict yet.*", Prose.Marked(open.Why)]),
        OutdatedCitation { Now: null } outdated =>
            $"**Out of date:** {outdated.Citation.Experiment} does not decide {outdated.Citation.Code}, on which this statement rests.",
        OutdatedCitation { Now: { } now } outdated =>
            $"**Out of date:** this statement assumes that {outdated.Citation.Code} is {Status(outdated.Citation.Status)} "
                + $"in {outdated.Citation.Experiment}. It is {Status(now)} now.",
        Disagreement one => $"{Link(one.Code)} is {List(new Prose[]
        {
            By("supported by", one.Supporting), By("refuted by", one.Refuting), By("supported in part and refuted in part by", one.Divided),
        }.Where(part => !part.IsEmpty))}.",
        HeldEqual { Budget: Budget.EqualTokens } => $"Equal text",
        HeldEqual { Budget: Budget.EqualSteps } => $"Equal steps",
        HeldEqual { Budget: Budget.EqualTime } => $"Equal time",
        HeldEqual { Cost: TargetCost.Steps } => $"Steps to a loss",
        HeldEqual { Cost: TargetCost.Tokens } => $"Text to a loss",
        HeldEqual { Cost: TargetCost.Time } => $"Time to a loss",
        HeldEqual { Cost: TargetCost.Flops } => $"Arithmetic to a loss",
        HeldEqual => $"To a loss",
        CodedClaim claim => $"{claim.Code}: {claim.Text}",
        VerdictByEffect one => $"{Status(one.Status).Capitalized().Bold()}: {AmountBeside(one.Effect)}",
        TestedClaim tested => tested.Effect.IsEmpty ? TextOf(tested.Claim).Italic() : $"{TextOf(tested.Claim).Italic()}: {tested.Effect}",
        ClaimsTested tested => $"Of the {tested.Claims} entries below, {tested.Decided} are tested.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private Prose By(string verdict, IReadOnlyList<string> experiments) =>
        experiments.Count == 0 ? Prose.Empty : $"{verdict} {List(experiments.Select(Prose.Literal))}";

    /// <inheritdoc/>
    public override Prose Estimate(Effect effect) =>
        !effect.HasSize || !effect.IsKnown || effect.Spread != Spread.Interval ? Amount(effect)
        : effect.Metric.Origin is CriticalBatchOf
            ? (Prose)($"{Number.TwoDigits(effect.Amount.Low)} "
                + $"({Span(Number.TwoDigits(effect.Interval.Low), Number.TwoDigits(effect.Interval.High))})")
        : effect.IsValue ? (Prose)$"{Value(effect)} ({Range(effect)})"
        : $"{Briefly(effect, than: false)} ({Range(effect)})";

    /// <inheritdoc/>
    public override Prose Span(string least, string most) => $"{least} to {most}";

    /// <summary>An effect with its interval and with the configuration that it is compared with.</summary>
    private Prose AmountBeside(Effect effect) => effect is { IsValue: false, HasSize: true, IsKnown: true }
        ? $"{Briefly(effect, than: true)} ({SpreadOf(effect)})"
        : Amount(effect);

    /// <inheritdoc/>
    public override Prose Amount(Effect effect) =>
        effect is { IsValue: true, HasSize: true, IsKnown: true } ? $"{Value(effect)} ({SpreadOf(effect)})"
        : effect is { HasSize: true, IsKnown: true } ? $"{Briefly(effect, than: false)} ({SpreadOf(effect)})"
        : Briefly(effect, than: false);
}
