using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using LlamaBatch.Catalog;
using LlamaBatch.CommandLine;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using Spectre.Console;

namespace LlamaBatch;

/// <summary>The main program of an experiments project: <c>return ExperimentHost.Run(args, ExperimentCatalog.All);</c></summary>
public static class ExperimentHost
{
    /// <summary>The runtime host configuration option that names the folder of a project's experiments.</summary>
    private const string FolderOption = "LlamaBatch.ExperimentsFolder";

    /// <summary>The width of output to a pipe, wide enough for a table without wrapped cells.</summary>
    private const int WidthWithoutTerminal = 160;

    /// <summary>Runs a command line: <c>list</c>, <c>plan</c>, <c>run</c>, <c>advise</c> and so on.</summary>
    /// <remarks>No exception is thrown; errors are reported as sentences on standard error.</remarks>
    /// <param name="args">The command line.</param>
    /// <param name="experiments">All experiments of the program.</param>
    /// <param name="library">The native library for training; null if none is needed.</param>
    /// <param name="article">A published text whose claims the experiments test; <c>report</c> writes its page.</param>
    /// <returns>The exit code: 0 done, 1 a trial failed, 2 invalid command line, 3 environment problem, 130 interrupted.</returns>
    public static int Run(string[] args, IReadOnlyList<Experiment> experiments, INativeLibrary? library = null, Article? article = null)
        => Run(args, experiments, library, TimeProvider.System, article);

    /// <summary>Runs a command line with a given clock. Tests use it to simulate jumps of the system time.</summary>
    internal static int Run(
        string[] args, IReadOnlyList<Experiment> experiments, INativeLibrary? library, TimeProvider clock, Article? article = null) =>
        OpenFileLimit.IsTooLow() ? ExitCode.Environment : RunCommandLine(args, experiments, library, clock, article);

    /// <summary>
    /// Runs a command line. It is a separate method because its JIT compilation opens files, and the limit on open files must be checked
    /// first.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunCommandLine(
        string[] args, IReadOnlyList<Experiment> experiments, INativeLibrary? library, TimeProvider clock, Article? article)
    {
        AppDomain.CurrentDomain.UnhandledException += EndInSentence;
        AppDomain.CurrentDomain.ProcessExit += EndAsFailed;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        try
        {
            string folder = AppContext.GetData(FolderOption) as string is { Length: > 0 } configured
                ? configured
                : Directory.GetCurrentDirectory();
            var tree = new CommandTree(folder, chosen => new(experiments, chosen, ConsoleOf(), library, clock) { Article = article });
            // An argument that begins with @ is an ordinary name, not a response file.
            ParseResult parsed = tree.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (experiments.GroupBy(experiment => experiment.Name, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new UsageException(
                    $"{twice.Count()} experiments are named '{twice.Key}' and would write the same files. Rename one.");
            }

            if (parsed.CommandResult.Command.Options.FirstOrDefault(option => option.ValueType == typeof(bool)
                && args.Any(word => word.StartsWith(option.Name + "=", StringComparison.Ordinal)
                    || word.StartsWith(option.Name + ":", StringComparison.Ordinal))) is { } flag)
            {
                throw new UsageException($"{flag.Name} takes no value; write it alone, or leave it out.");
            }

            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            {
                throw new UsageException(Complaint(tree.Root, parsed));
            }

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Conclude(exception, args);
        }
        finally
        {
            AppDomain.CurrentDomain.UnhandledException -= EndInSentence;
            AppDomain.CurrentDomain.ProcessExit -= EndAsFailed;
        }
    }

    /// <summary>Reports an exception on standard error and returns its exit code.</summary>
    private static int Conclude(Exception exception, string[] args)
    {
        Exception cause = Failure.CauseOf(exception);
        if (cause is IOException or UnauthorizedAccessException
            && cause.StackTrace?.Contains("ConsoleStream", StringComparison.Ordinal) == true)
        {
            Say("Standard output is closed or cannot be written. Give the command an open one, such as a file or '> /dev/null'.");
            return ExitCode.Environment;
        }

        bool isVerbose = args.Contains(CommandTree.Verbose, StringComparer.Ordinal);
        bool isExpected = cause is UsageException or CorpusException or EnvironmentException or IOException or UnauthorizedAccessException;
        string more = isExpected ? ""
            : AuthorCode.PlaceOf(cause) is not null ? " --verbose shows the stack trace."
            : $" Unexpected error ({cause.GetType().Name}); --verbose shows the stack trace.";
        Say(isVerbose && cause is not UsageException
            ? exception.ToString()
            : args.Aggregate(CommandContext.Sentence(exception), CommandTree.Shortened) + more);
        return cause is UsageException ? ExitCode.Usage : isExpected ? ExitCode.Environment : ExitCode.Failed;
    }

    /// <summary>Reports an exception on a background thread as a message and exits, without the runtime's stack trace.</summary>
    private static void EndInSentence(object sender, UnhandledExceptionEventArgs unhandled)
    {
        Exception exception = unhandled.ExceptionObject as Exception
            ?? new InvalidOperationException("An object that is not an exception was thrown.");
        Environment.Exit(Conclude(exception, Environment.GetCommandLineArgs()));
    }

    /// <summary>Reports that user code ended the process during a command, and changes exit code 0 to a failure.</summary>
    private static void EndAsFailed(object? sender, EventArgs end)
    {
        if (Environment.ExitCode == ExitCode.Done)
        {
            Environment.ExitCode = ExitCode.Failed;
            Say("The program ended before the command was done, as if by Environment.Exit. "
                + "Remove that call from the experiment's code and run again.");
        }
    }

    private static void Say(string sentence)
    {
        try
        {
            CommandContext.Complain(sentence);
        }
        catch (IOException)
        {
            // Standard error is closed; the exit code still shows the failure.
        }
    }

    private static IAnsiConsole ConsoleOf()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }

    /// <summary>The error message for an invalid command line, with a pointer to the help.</summary>
    private static string Complaint(RootCommand root, ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = command is RootCommand ? "'--help' lists commands and options." : $"'{command.Name} --help' lists its options.";
        if (command is RootCommand && parsed.UnmatchedTokens.Count == 0)
        {
            return $"No command given. Commands: {string.Join(", ", root.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}. "
                + $"{help}";
        }

        var names = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)
            .Concat(command.Options.Concat(root.Options).Where(option => !option.Hidden).Select(option => option.Name))
            .ToList();
        // For an unknown first word, "a required command is missing" is left out, because it reports the same mistake.
        if (parsed.UnmatchedTokens is [string unmatched, ..])
        {
            return $"Unknown {(unmatched.StartsWith('-') ? "option" : "command")} '{unmatched}'.{Spelling.Suggestion(unmatched, names)} "
                + $"{help}";
        }

        return $"{string.Join(' ', parsed.Errors.Select(error => error.Message.TrimEnd('.') + ".").Distinct())} {help}";
    }
}
