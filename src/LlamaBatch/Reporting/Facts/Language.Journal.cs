using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>Notes and failures that the journal records.</content>
internal abstract partial class Language
{
    /// <summary>A note of the journal, as complete sentences.</summary>
    /// <param name="note">The note.</param>
    public Prose Say(Note note) => note switch
    {
        WrittenNote written => Prose.Literal(written.Text),
        WorkerNote(var trial, var happened) => AtTrial(trial, Say(happened)),
        TornLine torn => Say(torn),
        DroppedRest dropped => Say(dropped),
        ChangedLine changed => Say(changed),
        InvalidLine invalid => Say(invalid),
        IgnoredRecord ignored => Say(ignored),
        SkippedRecords skipped => Say(skipped),
        KeptRecords kept => Say(kept),
        FinishedTwice twice => Say(twice),
        StoredTwice twice => Say(twice),
        _ => throw new ArgumentException($"No language says {note.GetType().Name}.", nameof(note)),
    };

    /// <summary>An event during a trial, as complete sentences.</summary>
    /// <param name="note">The event.</param>
    public Prose Say(TrialNote note) => note switch
    {
        UnusableCheckpoint unusable => Say(unusable),
        OtherVectorWidth other => Say(other),
        _ => throw new ArgumentException($"No language says {note.GetType().Name}.", nameof(note)),
    };

    /// <summary>The failure of an attempt to train a trial, as complete sentences.</summary>
    /// <param name="failure">The failure.</param>
    public Prose Say(AttemptFailure failure) => failure switch
    {
        WrittenFailure written => Prose.Literal(written.Text),
        NoRecordedEnd none => Say(none),
        WorkerExited exited => Say(exited),
        WorkerSignaled signaled => Say(signaled),
        StackOverflowed overflow => Say(overflow),
        AllocationFailed allocation => Say(allocation),
        FileFailed file => Say(file),
        Threw { Place: not "" } threw => SayInOwnCode(threw),
        Threw { Message: "" } threw => Prose.Literal($"{threw.Exception}."),
        Threw threw => Prose.Literal(threw.Message),
        _ => throw new ArgumentException($"No language says {failure.GetType().Name}.", nameof(failure)),
    };

    /// <summary>A sentence about a trial, preceded by the trial's label.</summary>
    /// <param name="trial">The label.</param>
    /// <param name="sentence">The sentence.</param>
    public abstract Prose AtTrial(string trial, Prose sentence);

    /// <summary>An exception that the author's code threw, with the method that was running and the exception's type.</summary>
    /// <param name="failure">The failure; its message may be empty.</param>
    protected abstract Prose SayInOwnCode(Threw failure);

    /// <inheritdoc cref="NoRecordedEnd"/>
    protected abstract Prose Say(NoRecordedEnd failure);

    /// <inheritdoc cref="WorkerExited"/>
    protected abstract Prose Say(WorkerExited failure);

    /// <inheritdoc cref="WorkerSignaled"/>
    protected abstract Prose Say(WorkerSignaled failure);

    /// <inheritdoc cref="StackOverflowed"/>
    protected abstract Prose Say(StackOverflowed failure);

    /// <inheritdoc cref="AllocationFailed"/>
    protected abstract Prose Say(AllocationFailed failure);

    /// <inheritdoc cref="FileFailed"/>
    protected abstract Prose Say(FileFailed failure);

    /// <inheritdoc cref="TornLine"/>
    protected abstract Prose Say(TornLine note);

    /// <inheritdoc cref="DroppedRest"/>
    protected abstract Prose Say(DroppedRest note);

    /// <inheritdoc cref="ChangedLine"/>
    protected abstract Prose Say(ChangedLine note);

    /// <inheritdoc cref="InvalidLine"/>
    protected abstract Prose Say(InvalidLine note);

    /// <inheritdoc cref="IgnoredRecord"/>
    protected abstract Prose Say(IgnoredRecord note);

    /// <inheritdoc cref="SkippedRecords"/>
    protected abstract Prose Say(SkippedRecords note);

    /// <inheritdoc cref="KeptRecords"/>
    protected abstract Prose Say(KeptRecords note);

    /// <inheritdoc cref="FinishedTwice"/>
    protected abstract Prose Say(FinishedTwice note);

    /// <inheritdoc cref="StoredTwice"/>
    protected abstract Prose Say(StoredTwice note);

    /// <inheritdoc cref="UnusableCheckpoint"/>
    protected abstract Prose Say(UnusableCheckpoint note);

    /// <inheritdoc cref="OtherVectorWidth"/>
    protected abstract Prose Say(OtherVectorWidth note);
}
