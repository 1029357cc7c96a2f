using System.Globalization;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>Notes and failures that the journal records.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose AtTrial(string trial, Prose sentence) => $"{trial}: {sentence}";

    /// <inheritdoc/>
    protected override Prose SayInOwnCode(Threw failure) => failure.Message.TrimEnd('.') switch
    {
        "" => $"{failure.Place} threw {failure.Exception}.",
        var message => $"{failure.Place} threw {failure.Exception}: {message}.",
    };

    /// <inheritdoc/>
    protected override Prose Say(NoRecordedEnd failure) => $"The attempt has no recorded end; the process or the machine was stopped.";

    /// <inheritdoc/>
    protected override Prose Say(WorkerExited failure)
        => $"The worker exited with code {failure.ExitCode.ToString(CultureInfo.InvariantCulture)}.{LastLine(failure.LastLine)}";

    /// <inheritdoc/>
    protected override Prose Say(WorkerSignaled failure)
        => $"The worker was killed by signal {failure.Signal}{NameOf(failure)}.{LastLine(failure.LastLine)}";

    /// <inheritdoc/>
    protected override Prose Say(StackOverflowed failure) =>
        $"{(failure.Place.Length > 0 ? failure.Place : "The worker")} overflowed the stack. Check its recursion.";

    /// <inheritdoc/>
    protected override Prose Say(AllocationFailed failure) => $"Out of memory: {failure.Message}";

    /// <inheritdoc/>
    protected override Prose Say(FileFailed failure) => failure.Fault switch
    {
        FileFault.DiskFull => $"The disk is full ({failure.Message}). Free some space and run again; finished trials are kept.",
        FileFault.WriteDenied =>
            $"A file cannot be written ({failure.Message}). Grant write permission, or choose another folder with --folder, and run again; "
                + $"finished trials are kept.",
        FileFault.NotFound =>
            $"A file or folder is missing ({failure.Message}). Restore it, or choose another folder with --folder, and run again; "
                + $"finished trials are kept.",
        FileFault.TooManyOpen =>
            $"Too many files are open ({failure.Message}). Raise the limit (ulimit -n 1024) or use fewer workers, and run again; "
                + $"finished trials are kept.",
        _ => $"The disk reports an error ({failure.Message}). Check the disk and run again; finished trials are kept.",
    };

    /// <inheritdoc/>
    protected override Prose Say(TornLine note) =>
        $"{note.File}, line {note.Line}: the last line is incomplete and was ignored, as after a killed process.";

    /// <inheritdoc/>
    protected override Prose Say(DroppedRest note) =>
        $"{note.File}, line {note.Line}: the checksum does not match. This line and all later lines were ignored.";

    /// <inheritdoc/>
    protected override Prose Say(ChangedLine note) => $"{note.File}, line {note.Line}: the checksum does not match. The line was ignored.";

    /// <inheritdoc/>
    protected override Prose Say(InvalidLine note) => $"{note.File}, line {note.Line}: the line is not a JSON object and was ignored.";

    /// <inheritdoc/>
    protected override Prose Say(IgnoredRecord note) =>
        $"{note.File}, line {note.Line}: the record '{note.Record}' was ignored because {Fault(note)}.";

    /// <inheritdoc/>
    protected override Prose Say(SkippedRecords note) =>
        $"{note.File}: {Count(note.Count, "record")} of unknown kinds ({note.Kinds}) {Were(note.Count)} skipped. "
            + $"A newer version of LlamaBatch may have written them.";

    /// <inheritdoc/>
    protected override Prose Say(KeptRecords note) =>
        $"results.jsonl holds {Count(note.Count, "record")} of unknown kinds, which {Were(note.Count)} kept. "
            + $"A newer version of LlamaBatch may have written them.";

    /// <inheritdoc/>
    protected override Prose Say(FinishedTwice note) =>
        $"Trial {note.Trial} was finished twice with different numbers; the first result counts. "
            + $"The attempts ran on different machines or versions, or training is not deterministic.";

    /// <inheritdoc/>
    protected override Prose Say(StoredTwice note)
        => $"results.jsonl holds trial {note.Trial} twice with different numbers; the first result counts.";

    /// <inheritdoc/>
    protected override Prose Say(UnusableCheckpoint note) =>
        $"Checkpoint runs/{note.File} is unusable: {Fault(note.Problem)}. "
            + $"{Next(note)} The file was kept as runs/{note.File}{CheckpointFile.AsideSuffix}.";

    /// <inheritdoc/>
    protected override Prose Say(OtherVectorWidth note) =>
        $"Checkpoint runs/{note.File} is from a processor with {note.Bits}-bit vectors; this one has {note.BitsHere}-bit vectors. "
            + $"From step {note.Step} on the trial rounds differently. For a bit-exact repetition, train it again on one machine.";

    private static Prose LastLine(string line) => line switch
    {
        "" => Prose.Empty,
        _ => $" Last line of stderr: \"{line}\".",
    };

    private static string NameOf(WorkerSignaled failure) => (failure.Signal, failure.MemoryRanOut) switch
    {
        (4, _) => " (SIGILL, illegal instruction)",
        (6, _) => " (SIGABRT, abort in native code)",
        (7, _) => " (SIGBUS, bus error)",
        (8, _) => " (SIGFPE, arithmetic error)",
        (9, true) => " (SIGKILL, the system ran out of memory)",
        (9, false) => " (SIGKILL, by another program or for lack of memory)",
        (11, _) => " (SIGSEGV, segmentation fault in native code)",
        (15, _) => " (SIGTERM, by another program)",
        _ => "",
    };

    private static Prose Fault(IgnoredRecord note) => note.Value switch
    {
        "" => $"its field '{note.Field}' is missing",
        _ => $"its field '{note.Field}' has the invalid value {note.Value}",
    };

    private static Prose Fault(CheckpointProblem problem) => problem.Fault switch
    {
        CheckpointFault.Checksum => $"its checksum does not match",
        CheckpointFault.Unreadable => $"{problem.Detail.TrimEnd('.')}",
        CheckpointFault.OtherModel => $"it holds another model or optimizer",
        CheckpointFault.UnexpectedAverage => $"it holds an average of the weights, which this trial does not use",
        CheckpointFault.MissingAverage => $"it lacks the average of the weights, which this trial uses",
        CheckpointFault.TooManySteps => $"it is from after the last step of this trial",
        CheckpointFault.ChangedCode => $"the code of {problem.Detail} has changed since",
        _ => $"another version of LlamaBatch wrote it",
    };

    private static string Next(UnusableCheckpoint note)
        => note.TriesPrevious ? "The previous checkpoint was tried next." : "The trial started again.";

    private static string Were(long count) => count == 1 ? "was" : "were";
}
