namespace LlamaBatch.Journal;

/// <summary>The reason why an attempt ended without a result, as kinds, numbers and quoted messages.</summary>
public abstract record AttemptFailure;

/// <summary>A failure that an older version stored as a sentence, which is shown as written.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenFailure(string Text) : AttemptFailure;

/// <summary>An attempt file without a recorded end: the process or the machine was stopped.</summary>
public sealed record NoRecordedEnd : AttemptFailure;

/// <summary>An exit of the worker process without a signal.</summary>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="LastLine">The last informative line of the process's standard error; empty if there was none.</param>
public sealed record WorkerExited(int ExitCode, string LastLine) : AttemptFailure;

/// <summary>A signal that ended the worker process.</summary>
/// <param name="Signal">The signal's number.</param>
/// <param name="MemoryRanOut">Whether the system killed processes for lack of memory during the attempt.</param>
/// <param name="LastLine">The last informative line of the process's standard error; empty if there was none.</param>
public sealed record WorkerSignaled(int Signal, bool MemoryRanOut, string LastLine) : AttemptFailure;

/// <summary>A stack overflow of the worker.</summary>
/// <param name="Place">The type and method of the experiment's own code that recursed, such as <c>Perplexity.Measure</c>; empty if
/// unknown.</param>
public sealed record StackOverflowed(string Place) : AttemptFailure;

/// <summary>A failed memory allocation of the worker.</summary>
/// <param name="Message">The message of the exception.</param>
public sealed record AllocationFailed(string Message) : AttemptFailure;

/// <summary>A failure of a file or the disk.</summary>
/// <param name="Fault">The kind of problem.</param>
/// <param name="Message">The system's message, without its period.</param>
public sealed record FileFailed(FileFault Fault, string Message) : AttemptFailure;

/// <summary>An exception of any other type.</summary>
/// <param name="Exception">The name of the exception's type.</param>
/// <param name="Message">The exception's message; may be empty.</param>
/// <param name="Place">
/// The type and method of the experiment's own code that was running, such as <c>Perplexity.Measure</c>; empty if there was none.
/// </param>
public sealed record Threw(string Exception, string Message, string Place = "") : AttemptFailure;
