namespace LlamaBatch.Faults;

/// <summary>What can go wrong.</summary>
internal enum FaultKind
{
    /// <summary>A worker ends by SIGKILL, SIGSEGV or SIGABRT.</summary>
    WorkerKilled,

    /// <summary>The host ends by SIGKILL; its workers notice by themselves.</summary>
    HostKilled,

    /// <summary>A worker stands still (SIGSTOP), then goes on or is killed.</summary>
    WorkerStalled,

    /// <summary>A host stands still, then goes on or is killed.</summary>
    HostStalled,

    /// <summary>A second host is started on the same folder, or two at once, and a report is written beside.</summary>
    TwoHosts,

    /// <summary>The clock on the wall jumps by up to ten days.</summary>
    ClockJump,

    /// <summary>An attempt file loses its end.</summary>
    AttemptTorn,

    /// <summary>A bit of an attempt file flips.</summary>
    AttemptFlipped,

    /// <summary>A bit of <c>results.jsonl</c> flips.</summary>
    ResultsFlipped,

    /// <summary>A checkpoint loses its end.</summary>
    CheckpointTorn,

    /// <summary>A bit of a checkpoint flips.</summary>
    CheckpointFlipped,

    /// <summary>The disk has no room left.</summary>
    DiskFull,

    /// <summary>The folder cannot be written to.</summary>
    FolderReadOnly,

    /// <summary>The corpus is missing, empty, no text, or a folder in place of a file.</summary>
    CorpusUnreadable,

    /// <summary>The folder of attempts is renamed during a run, or a file takes its place, and it is put back later.</summary>
    RunsMoved,

    /// <summary>A look at an attempt file fails, and not with "there is none".</summary>
    AttemptUnreadable,

    /// <summary>A formatter rewrites <c>results.jsonl</c>: well-formed JSON, and no line as it was written.</summary>
    ResultsFormatted,

    /// <summary>A look at <c>results.jsonl</c> fails, and not with "there is none".</summary>
    ResultsUnreadable,

    /// <summary>Fewer files may be open than the program needs, or barely enough.</summary>
    FewOpenFiles,
}
