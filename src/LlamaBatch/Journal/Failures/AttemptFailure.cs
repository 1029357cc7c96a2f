namespace LlamaBatch.Journal;

/// <summary>
/// The reason why an attempt to run a trial ended without a result. Derived records contain only data, from which reports form sentences.
/// </summary>
public abstract record AttemptFailure;

/// <summary>A failure that an older version of LlamaBatch stored as a sentence. Reports show the sentence unchanged.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenFailure(string Text) : AttemptFailure;

/// <summary>The attempt file ends without a result or failure, because the process or the machine was stopped.</summary>
public sealed record NoRecordedEnd : AttemptFailure;

/// <summary>The worker process ended with an exit code before it recorded a result.</summary>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="LastLine">The last informative line of the process's standard error; empty if there was none.</param>
public sealed record WorkerExited(int ExitCode, string LastLine) : AttemptFailure;

/// <summary>A signal ended the worker process.</summary>
/// <param name="Signal">The signal's number.</param>
/// <param name="MemoryRanOut">Whether the system killed processes for lack of memory during the attempt.</param>
/// <param name="LastLine">The last informative line of the process's standard error; empty if there was none.</param>
public sealed record WorkerSignaled(int Signal, bool MemoryRanOut, string LastLine) : AttemptFailure;

/// <summary>A stack overflow ended the worker process.</summary>
/// <param name="Place">The type and method of the user code that recursed, such as <c>Perplexity.Measure</c>; empty if unknown.</param>
public sealed record StackOverflowed(string Place) : AttemptFailure;

/// <summary>The worker could not allocate memory.</summary>
/// <param name="Message">The message of the exception.</param>
public sealed record AllocationFailed(string Message) : AttemptFailure;

/// <summary>An operation on a file failed, for example because the disk is full.</summary>
/// <param name="Fault">The kind of problem.</param>
/// <param name="Message">The system's message, without its period.</param>
public sealed record FileFailed(FileFault Fault, string Message) : AttemptFailure;

/// <summary>The worker threw an exception that is not a failed allocation or a file error.</summary>
/// <param name="Exception">The name of the exception's type.</param>
/// <param name="Message">The exception's message; may be empty.</param>
/// <param name="Place">
/// The type and method of the user code that was running, such as <c>Perplexity.Measure</c>; empty if there was none.
/// </param>
public sealed record Threw(string Exception, string Message, string Place = "") : AttemptFailure;
