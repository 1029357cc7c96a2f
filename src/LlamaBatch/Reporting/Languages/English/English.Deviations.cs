using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>Deviations from the plan of a study.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(ShortenedRun fact)
    {
        IEnumerable<Prose> axes = fact.Without.Select(one => (Prose)$"{Axis(one.Axis)} without {List(Levels(one))}");
        Prose[] numbers =
        [
            fact.Tokens.IsLess ? $"{Count(fact.Tokens.Now, "token")} per trial instead of {fact.Tokens.Full}" : Prose.Empty,
            fact.Seeds.IsLess ? $"{Count(fact.Seeds.Now, "evaluation seed")} instead of {fact.Seeds.Full}" : Prose.Empty,
            fact.TuningSeeds.IsLess ? $"{Count(fact.TuningSeeds.Now, "tuning seed")} instead of {fact.TuningSeeds.Full}" : Prose.Empty,
        ];
        return $"Shortened to the {NameOf(fact.Scale)} scale: {Series(axes.Concat(numbers))}.";
    }

    /// <inheritdoc/>
    public override Prose Say(MissingTrials fact) =>
        $"{fact.Count} of {Count(fact.All, "trial")} {(fact.Count == 1 ? "is" : "are")} missing. "
        + $"To train {(fact.Count == 1 ? "it" : "them")}, run `{Prose.Code(fact.Command)}`.";

    /// <inheritdoc/>
    public override Prose Say(DivergedTrials fact) =>
        $"Diverged: {Series(fact.Points.Select(CountOf))}. Each is scored as a uniform model.";

    /// <inheritdoc/>
    public override Prose Say(DivergedTuning fact) => $"{Count(fact.Count, "tuning trial")} diverged.";

    /// <inheritdoc/>
    public override Prose Say(EndedAttempts fact)
    {
        string were = fact.Count == 1 ? "was" : "were";
        Prose ended = fact.Outcome switch
        {
            Outcome.Interrupted => $"{were} interrupted and resumed from a checkpoint",
            Outcome.Killed => $"{were} killed and retried",
            Outcome.OutOfMemory => $"ran out of memory and {were} retried",
            _ => (Prose)$"crashed and {were} retried",
        };
        return $"{fact.Count} training {(fact.Count == 1 ? "process" : "processes")} {ended}.";
    }

    /// <inheritdoc/>
    public override Prose Say(UndecidedTimes fact) =>
        $"{fact.Count} of {Count(fact.All, "cost trial")} {(fact.Count == 1 ? "was" : "were")} disturbed, even when repeated. "
        + $"Claims about time that use {(fact.Count == 1 ? "it" : "them")} are not decided.";

    /// <inheritdoc/>
    public override Prose Say(UnusableValues fact) =>
        $"{Metric(fact.Metric).Capitalized()} is NaN, infinite or out of range in {fact.Count} of {Count(fact.All, "trial")}. "
        + $"Claims that use {(fact.Count == 1 ? "this trial" : "these trials")} are not decided.";

    /// <inheritdoc/>
    public override Prose Say(FailedTrial fact) =>
        $"{fact.Trial} has no result after {Count(fact.Attempts, "failed attempt")}: {Say(fact.Failure)}";

    /// <inheritdoc/>
    public override Prose Say(UnusedTokens fact) =>
        $"A run ends on a whole step. Up to {Count(fact.Tokens, "token")} of a budget, less than one step, were left unused.";

    /// <inheritdoc/>
    public override Prose Say(OtherTrials fact) =>
        $"`results.jsonl` also holds {Count(fact.Count, "finished trial")} of earlier versions of this experiment, with other levels, "
        + $"settings or step implementations. "
        + $"{(fact.Count == 1 ? "It is" : "They are")} not counted here.";

    /// <inheritdoc/>
    public override Prose Say(ChangedCode fact) =>
        $"The code of {fact.Type} has changed since {Count(fact.Trials, "finished trial")} ran. "
        + $"{(fact.Trials == 1 ? "It still counts" : "They still count")}. "
        + $"If the change affects results, raise its Revision (metric) or one of its Settings() (optimizer, corpus), "
        + $"or train again with 'run --fresh'.";

    private Prose CountOf(Diverged one) => $"{one.Count} of {Count(one.All, "trial")} at {Point(one.Point)}";

    private static string NameOf(Scale scale) => scale.ToString().ToLowerInvariant();
}
