using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>What went wrong: its kind, and a sentence.</summary>
internal static class Failure
{
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>Signals that end a process, by number: a shell, and .NET, add 128.</summary>
    private static readonly Dictionary<int, string> _signals = new()
    {
        [4] = "SIGILL: the processor lacks an instruction that the program uses",
        [6] = "SIGABRT: native code gave up",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [Kill] = "SIGKILL: somebody ended it, or memory ran out",
        [11] = "SIGSEGV: native code read memory that is not its own",
        [Terminate] = "SIGTERM: somebody ended it",
    };

    /// <summary>The innermost exception where the outer ones only say that something threw.</summary>
    public static Exception CauseOf(Exception exception)
    {
        while (exception is TypeInitializationException or AggregateException or System.Reflection.TargetInvocationException && exception.InnerException is not null)
        {
            exception = exception.InnerException;
        }

        return exception;
    }

    /// <summary>An exception's message, on one line; the innermost where the outer ones only say that something threw.</summary>
    public static string Sentence(Exception exception)
    {
        exception = CauseOf(exception);
        string message = Printable.OneLine(exception.Message);
        return exception switch
        {
            _ when IsShortageOfMemory(exception) => $"Memory ran out: {message}",
            IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } =>
                $"The disk is full ({message.TrimEnd('.')}). Make room and run again; what is finished is kept.",
            UnreadableException => message,
            UnauthorizedAccessException or IOException { HResult: 30 } =>
                $"A file cannot be written ({message.TrimEnd('.')}). Grant this user write permission for it, or choose another folder with --folder, and run again; what is finished is kept.",
            FileNotFoundException or DirectoryNotFoundException or IOException { HResult: 20 } =>
                $"A file or folder is not where it belongs ({message.TrimEnd('.')}). Put it back if it was moved, or choose another folder with --folder, and run again; what is finished is kept.",
            IOException { HResult: 23 or 24 } => $"Too many files are open ({message.TrimEnd('.')}). Raise the limit (ulimit -n 1024), or use fewer workers, and run again; what is finished is kept.",
            IOException { HResult: 5 } => $"The disk reports an error ({message.TrimEnd('.')}). Check the disk and run again; what is finished is kept.",
            _ when message.Length == 0 => $"{exception.GetType().Name}.",
            _ => message,
        };
    }

    /// <summary>How an attempt ended that threw.</summary>
    public static Outcome OutcomeOf(Exception exception) => IsShortageOfMemory(exception) ? Outcome.OutOfMemory : Outcome.Crashed;

    /// <summary>How a process ended that wrote no end into its attempt file.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="errorLines">The last lines of its standard error.</param>
    /// <param name="memoryRanOut">Whether the system ended processes for want of memory in the meantime.</param>
    public static Outcome OutcomeOf(int exitCode, IReadOnlyList<string> errorLines, bool memoryRanOut) => (exitCode - 128) switch
    {
        Kill when memoryRanOut => Outcome.OutOfMemory,
        Kill or Terminate => Outcome.Killed,
        _ => errorLines.Any(IsShortageOfMemory) ? Outcome.OutOfMemory : Outcome.Crashed,
    };

    /// <summary>The same as a sentence.</summary>
    public static string Sentence(int exitCode, IReadOnlyList<string> errorLines, bool memoryRanOut)
    {
        string how = exitCode > 128 && _signals.TryGetValue(exitCode - 128, out string? signal)
            ? string.Create(CultureInfo.InvariantCulture, $"The worker was ended by signal {exitCode - 128} ({(exitCode - 128 == Kill && memoryRanOut ? "SIGKILL: the system ran out of memory" : signal)}).")
            : string.Create(CultureInfo.InvariantCulture, $"The worker ended with exit code {exitCode}.");

        // An unhandled exception ends in a stack trace, whose last line tells nobody anything.
        string? last = errorLines.LastOrDefault(line => line.StartsWith("Unhandled exception.", StringComparison.Ordinal))
            ?? errorLines.LastOrDefault(line => !line.StartsWith("   at ", StringComparison.Ordinal));
        return last is null ? how : $"{how} Its last words: \"{Printable.OneLine(last)}\".";
    }

    /// <summary>.NET's exception, or libtorch's, which arrives as one of native code.</summary>
    private static bool IsShortageOfMemory(Exception exception) => exception is OutOfMemoryException || IsShortageOfMemory(exception.Message);

    /// <summary>What libtorch's allocator, C++ and .NET say when an allocation fails.</summary>
    private static bool IsShortageOfMemory(string message) =>
        message.Contains("DefaultCPUAllocator", StringComparison.Ordinal) || message.Contains("bad_alloc", StringComparison.Ordinal) || message.StartsWith("Out of memory", StringComparison.Ordinal);
}
