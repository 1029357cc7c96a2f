using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Deviations from the plan of a study.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="ShortenedRun"/>
    public abstract Prose Say(ShortenedRun fact);

    /// <inheritdoc cref="MissingTrials"/>
    public abstract Prose Say(MissingTrials fact);

    /// <inheritdoc cref="DivergedTrials"/>
    public abstract Prose Say(DivergedTrials fact);

    /// <inheritdoc cref="DivergedTuning"/>
    public abstract Prose Say(DivergedTuning fact);

    /// <inheritdoc cref="EndedAttempts"/>
    public abstract Prose Say(EndedAttempts fact);

    /// <inheritdoc cref="UndecidedTimes"/>
    public abstract Prose Say(UndecidedTimes fact);

    /// <inheritdoc cref="UnusableValues"/>
    public abstract Prose Say(UnusableValues fact);

    /// <inheritdoc cref="FailedTrial"/>
    public abstract Prose Say(FailedTrial fact);

    /// <inheritdoc cref="UnusedTokens"/>
    public abstract Prose Say(UnusedTokens fact);

    /// <inheritdoc cref="OtherTrials"/>
    public abstract Prose Say(OtherTrials fact);

    /// <inheritdoc cref="ChangedCode"/>
    public abstract Prose Say(ChangedCode fact);
}
