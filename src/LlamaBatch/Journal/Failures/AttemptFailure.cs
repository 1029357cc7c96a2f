namespace LlamaBatch.Journal;

/// <summary>Why an attempt ended without a result, as kinds, numbers and quoted messages.</summary>
public abstract record AttemptFailure;

/// <summary>A failure that an older version stored as a sentence. It is shown as written.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenFailure(string Text) : AttemptFailure;

/// <summary>The attempt file has no end: the process or the machine was stopped.</summary>
public sealed record NoRecordedEnd : AttemptFailure;

/// <summary>The worker process exited by itself.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="LastLine">The last informative line of its standard error; empty where there was none.</param>
public sealed record WorkerExited(int ExitCode, string LastLine) : AttemptFailure;

/// <summary>A signal ended the worker process.</summary>
/// <param name="Signal">The signal's number.</param>
/// <param name="MemoryRanOut">Whether the system killed processes for lack of memory in the meantime.</param>
/// <param name="LastLine">The last informative line of its standard error; empty where there was none.</param>
public sealed record WorkerSignaled(int Signal, bool MemoryRanOut, string LastLine) : AttemptFailure;

/// <summary>The stack of the worker overflowed.</summary>
/// <param name="Place">The type and method of the experiment's own code that recursed, <c>Perplexity.Measure</c>; empty if unknown.</param>
public sealed record StackOverflowed(string Place) : AttemptFailure;

/// <summary>The worker could not allocate memory.</summary>
/// <param name="Message">The message of the exception.</param>
public sealed record AllocationFailed(string Message) : AttemptFailure;

/// <summary>A file or the disk failed.</summary>
/// <param name="Fault">The kind of problem.</param>
/// <param name="Message">The system's message, without its period.</param>
public sealed record FileFailed(FileFault Fault, string Message) : AttemptFailure;

/// <summary>Any other exception.</summary>
/// <param name="Exception">The name of its type.</param>
/// <param name="Message">Its message; may be empty.</param>
/// <param name="Place">
/// The type and method of the experiment's own code that was running, <c>Perplexity.Measure</c>; empty where none was.
/// </param>
public sealed record Threw(string Exception, string Message, string Place = "") : AttemptFailure;
