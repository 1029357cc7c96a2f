using LlamaBatch.Catalog;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Converts exceptions and exit codes of worker processes to failures and outcomes of attempts at a trial.</summary>
internal static class Failure
{
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>The number that shells and .NET add to the signal that ended a process.</summary>
    private const int SignalOffset = 128;

    private const int HighestSignal = 64;

    /// <summary>
    /// The exception inside wrappers such as <see cref="AggregateException"/>; the exception itself if it is not a wrapper.
    /// </summary>
    public static Exception CauseOf(Exception exception)
    {
        while (exception is TypeInitializationException or AggregateException or System.Reflection.TargetInvocationException
            && exception.InnerException is not null)
        {
            exception = exception.InnerException;
        }

        return exception;
    }

    /// <summary>The failure that corresponds to an exception.</summary>
    public static AttemptFailure From(Exception exception)
    {
        exception = CauseOf(exception);
        string message = Printable.OneLine(exception.Message);
        string place = IsSentence(exception) ? "" : AuthorCode.PlaceOf(exception) ?? "";
        return IsShortageOfMemory(exception) ? new AllocationFailed(message)
            : FaultOf(exception) is FileFault fault && !(fault == FileFault.NotFound && place.Length > 0)
                ? new FileFailed(fault, message.TrimEnd('.'))
            : new Threw(exception.GetType().Name, message, place);
    }

    /// <summary>
    /// Whether LlamaBatch wrote the exception's message, as a sentence for the user. Such a message is shown without the place in the code.
    /// </summary>
    private static bool IsSentence(Exception exception) => exception.GetType().Assembly == typeof(Failure).Assembly;

    /// <summary>The failure of a worker process that ended without recording a result or failure.</summary>
    /// <param name="exitCode">The exit code of the process.</param>
    /// <param name="errorLines">The last lines of the process's standard error.</param>
    /// <param name="memoryRanOut">Whether the system killed any process for lack of memory during the attempt.</param>
    public static AttemptFailure From(int exitCode, IReadOnlyList<string> errorLines, bool memoryRanOut)
    {
        if (StackOverflow.In(errorLines) is { } overflow)
        {
            return overflow;
        }

        // For an unhandled exception, the first line is shown, because the last line is part of a stack trace.
        string last = Printable.OneLine(errorLines.LastOrDefault(line => line.StartsWith("Unhandled exception.", StringComparison.Ordinal))
            ?? errorLines.LastOrDefault(line => !line.StartsWith("   at ", StringComparison.Ordinal)) ?? "");
        int signal = exitCode - SignalOffset;
        return signal is > 0 and <= HighestSignal
            ? new WorkerSignaled(signal, memoryRanOut && signal == Kill, last)
            : new WorkerExited(exitCode, last);
    }

    /// <summary>The outcome of an attempt that ended with an exception.</summary>
    public static Outcome OutcomeOf(Exception exception) => IsShortageOfMemory(exception) ? Outcome.OutOfMemory : Outcome.Crashed;

    /// <summary>The outcome of an attempt whose process ended without recording a result or failure.</summary>
    /// <inheritdoc cref="From(int, IReadOnlyList{string}, bool)"/>
    public static Outcome OutcomeOf(int exitCode, IReadOnlyList<string> errorLines, bool memoryRanOut) => (exitCode - SignalOffset) switch
    {
        Kill when memoryRanOut => Outcome.OutOfMemory,
        Kill or Terminate => Outcome.Killed,
        _ => errorLines.Any(IsShortageOfMemory) ? Outcome.OutOfMemory : Outcome.Crashed,
    };

    /// <summary>
    /// The kind of file error, from the error numbers of Unix and Windows. Null for other exceptions, and for exceptions whose message
    /// already explains the error.
    /// </summary>
    private static FileFault? FaultOf(Exception exception) => exception switch
    {
        UnreadableException => null,
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => FileFault.DiskFull,
        UnauthorizedAccessException or IOException { HResult: 30 } => FileFault.WriteDenied,
        FileNotFoundException or DirectoryNotFoundException or IOException { HResult: 20 } => FileFault.NotFound,
        IOException { HResult: 23 or 24 } => FileFault.TooManyOpen,
        IOException { HResult: 5 } => FileFault.DiskError,
        _ => null,
    };

    /// <summary>Whether an exception means that memory ran out. An exception from libtorch is recognized by its message.</summary>
    private static bool IsShortageOfMemory(Exception exception)
        => exception is OutOfMemoryException || IsShortageOfMemory(exception.Message);

    /// <summary>Whether a message comes from a failed allocation in libtorch, C++ or .NET.</summary>
    private static bool IsShortageOfMemory(string message) =>
        message.Contains("DefaultCPUAllocator", StringComparison.Ordinal)
        || message.Contains("bad_alloc", StringComparison.Ordinal)
        || message.StartsWith("Out of memory", StringComparison.Ordinal);
}
