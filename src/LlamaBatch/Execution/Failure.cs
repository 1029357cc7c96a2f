using System.Globalization;

namespace LlamaBatch.Execution;

/// <summary>What went wrong, in a sentence.</summary>
internal static class Failure
{
    /// <summary>Signals that end a process, by number: a shell, and .NET, add 128.</summary>
    private static readonly Dictionary<int, string> _signals = new()
    {
        [4] = "SIGILL: the processor lacks an instruction that the program uses",
        [6] = "SIGABRT: native code gave up",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL: somebody ended it, or memory ran out",
        [11] = "SIGSEGV: native code read memory that is not its own",
        [15] = "SIGTERM: somebody ended it",
    };

    /// <summary>An exception's message, on one line; the innermost where the outer ones only say that something threw.</summary>
    public static string Sentence(Exception exception)
    {
        while (exception is TypeInitializationException or AggregateException && exception.InnerException is not null)
        {
            exception = exception.InnerException;
        }

        string message = OneLine(exception.Message);
        return exception switch
        {
            OutOfMemoryException => $"Memory ran out: {message}",
            _ when message.Length == 0 => $"{exception.GetType().Name}.",
            _ => message,
        };
    }

    /// <summary>How a process ended that wrote no end into its attempt file.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="errorLines">The last lines of its standard error.</param>
    public static string Sentence(int exitCode, IReadOnlyList<string> errorLines)
    {
        string how = exitCode > 128 && _signals.TryGetValue(exitCode - 128, out string? signal)
            ? string.Create(CultureInfo.InvariantCulture, $"The worker was ended by signal {exitCode - 128} ({signal}).")
            : string.Create(CultureInfo.InvariantCulture, $"The worker ended with exit code {exitCode}.");

        // An unhandled exception ends in a stack trace, whose last line tells nobody anything.
        string? last = errorLines.LastOrDefault(line => line.StartsWith("Unhandled exception.", StringComparison.Ordinal))
            ?? errorLines.LastOrDefault(line => !line.StartsWith("   at ", StringComparison.Ordinal));
        return last is null ? how : $"{how} Its last words: \"{OneLine(last)}\".";
    }

    /// <summary>A text without line breaks and without what could steer a terminal.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
