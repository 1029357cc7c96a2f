using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary>The context of a command: experiments, folder, console and clock.</summary>
/// <param name="Experiments">The experiments of the catalog.</param>
/// <param name="Folder">The folder of all experiments.</param>
/// <param name="Console">Standard output.</param>
/// <param name="Library">The native library for training; null if none is needed.</param>
/// <param name="Clock">The clock that gives the start times of training attempts.</param>
internal sealed record CommandContext(
    IReadOnlyList<Experiment> Experiments,
    string Folder,
    IAnsiConsole Console,
    INativeLibrary? Library,
    TimeProvider Clock)
{
    /// <summary>
    /// The delay before the user is told that settings or claims are still being computed. Usually, this computation takes less than a
    /// second.
    /// </summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The kind of training step (fast or autograd) that <c>--step</c> sets for all trials. Null if each record sets its own kind.
    /// </summary>
    public StepKind? Step { get; init; }

    /// <summary>The article whose claims the experiments test; null if there is none.</summary>
    public Article? Article { get; init; }

    /// <summary>Plans an experiment at a scale (smoke, quick or full), with the kind of step from the command line.</summary>
    public PlannedExperiment PlannedAt(Experiment experiment, Scale scale) => experiment.PlannedAt(scale, Step);

    /// <summary>The experiments that match at least one name or glob, in catalog order. All experiments if no name is given.</summary>
    /// <exception cref="UsageException">A name matches no experiment.</exception>
    public IReadOnlyList<Experiment> Select(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (name.StartsWith('-'))
            {
                throw new UsageException($"Unknown option '{name}'. 'run --help' lists the options.");
            }

            if (!Experiments.Any(experiment => new Glob(name).IsMatch(experiment.Name)))
            {
                throw new UsageException(
                    $"Unknown experiment '{name}'.{Spelling.Suggestion(name, Experiments.Select(experiment => experiment.Name))} "
                        + $"{Listing()}");
            }
        }

        return names.Count == 0
            ? Experiments
            : [.. Experiments.Where(experiment => names.Any(name => new Glob(name).IsMatch(experiment.Name)))];
    }

    /// <summary>A sentence that lists all experiments.</summary>
    public string Listing() => Experiments.Count == 0
        ? "No experiments yet. Write a record that derives from LlamaExperiment, annotate it with [Experiment] and build."
        : $"Experiments: {string.Join(", ", Experiments.Select(experiment => experiment.Name))}.";

    /// <summary>Prints a line of plain text to standard output. <see cref="Console"/> would wrap it at the width of the terminal.</summary>
    public static void Say(string sentence) => System.Console.Out.WriteLine(Printable.Lines(sentence));

    /// <summary>An exception as a message for the user, in complete sentences.</summary>
    public static string Sentence(Exception exception) => (Causes(exception).OfType<ClaimException>().FirstOrDefault() is { } claim
        ? KnownLanguages.English.Say(claim.Problem)
        : KnownLanguages.English.Say(Failure.From(exception))).ToString();

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    /// <summary>Runs a command for each experiment. An error in one experiment is reported, and the others continue.</summary>
    /// <returns>The highest exit code of the experiments.</returns>
    public static int ForEach(IEnumerable<Experiment> experiments, Func<Experiment, int> command)
    {
        int worst = ExitCode.Done;
        foreach (Experiment experiment in experiments)
        {
            int code;
            try
            {
                code = command(experiment);
            }
            catch (UsageException problem)
            {
                Complain(problem.Message);
                code = ExitCode.Usage;
            }
            catch (Exception problem) when (IsOfExperiment(problem))
            {
                Complain($"{experiment.Name}: {Sentence(problem)}");
                code = CodeOf(problem);
            }

            worst = Math.Max(worst, code);
            if (code == ExitCode.Interrupted)
            {
                break;
            }
        }

        return worst;
    }

    /// <summary>Whether an experiment caused an exception: through its corpus, its files or its user code.</summary>
    public static bool IsOfExperiment(Exception exception) =>
        exception is CorpusException or IOException or UnauthorizedAccessException
        || AuthorCode.PlaceOf(Failure.CauseOf(exception)) is not null;

    private static int CodeOf(Exception problem) => problem switch
    {
        CorpusException or IOException or UnauthorizedAccessException => ExitCode.Environment,
        _ => ExitCode.Failed,
    };

    /// <summary>Prints a line on standard error.</summary>
    public static void Complain(string sentence) => System.Console.Error.WriteLine(Printable.Lines(sentence));

    /// <summary>Problems that simulated results reveal in an experiment's claims, at the given scale and at full scale.</summary>
    public static IReadOnlyList<ClaimFinding> FindingsOf(Experiment experiment, Scale scale)
    {
        using Timer slow = AfterAWhile(
            $"{experiment.Name}: its claims have been computing for {_patience.TotalSeconds:0} s and may never end. Ctrl-C stops.");
        return [.. experiment.RehearseClaims().Where(finding => finding.Scale == Scale.Full || finding.Scale == scale)];
    }

    /// <summary>The paths relative to the current folder, separated by commas.</summary>
    public static string PathsOf(IEnumerable<string> paths)
        => string.Join(", ", paths.Select(path => Path.GetRelativePath(Directory.GetCurrentDirectory(), path)));

    /// <summary>
    /// Starts a timer that prints a warning after <see cref="_patience"/>. The caller disposes the timer when the user code returns.
    /// </summary>
    private static Timer AfterAWhile(string sentence) => new(_ => Complain(sentence), null, _patience, Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Prints the problems with an experiment's claims at a scale. At full scale, throws if there is a claim that no result can decide.
    /// </summary>
    /// <exception cref="UsageException">The scale is full, and there is a claim that no result can decide.</exception>
    public static void RefuseClaims(Experiment experiment, Scale scale)
    {
        IReadOnlyList<ClaimFinding> findings = FindingsOf(experiment, scale);
        if (scale == Scale.Full && findings.Any(finding => finding.HasNoAnswer))
        {
            throw new UsageException(string.Join(
                '\n',
                findings.Where(finding => finding.HasNoAnswer).Select(finding => $"{experiment.Name}, claim {finding}"))
                + "\nNo result can decide such a claim. Correct or remove it, and run again.");
        }

        foreach (ClaimFinding finding in findings)
        {
            Say($"Claim {finding}");
        }
    }

    /// <summary>Reports damaged or unreadable results on standard error.</summary>
    /// <param name="results">The results.</param>
    /// <param name="told">The messages that were already printed.</param>
    public static void Warn(StoredResults results, IReadOnlyList<string>? told = null)
    {
        foreach (string warning in results.Warnings.Except(told ?? [], StringComparer.Ordinal))
        {
            Complain(warning);
        }
    }

    /// <summary>Warns, on standard error, about results that were computed with an earlier version of the user-defined types.</summary>
    public static void WarnOfCode(Experiment experiment, IEnumerable<string> trials, StoredResults stored)
    {
        foreach (var (type, count) in OwnCode.Changes(experiment.OwnCode, trials, stored))
        {
            Complain($"{experiment.Name}: {new ChangedCode(type, count).In(KnownLanguages.English)}");
        }
    }

    /// <summary>Throws if the settings of an experiment are invalid at the planned scale.</summary>
    /// <exception cref="UsageException">The experiment's settings are invalid. The message states the first few problems.</exception>
    public static void RefuseProblems(PlannedExperiment planned)
    {
        const int most = 5;
        using Timer slow = AfterAWhile(
            $"{planned.Experiment.Name}: its settings have been computing for {_patience.TotalSeconds:0} s "
                + "and may never end. Ctrl-C stops.");
        IReadOnlyList<string> problems = planned.Problems;
        if (problems.Count > 0)
        {
            string more = problems.Count > most ? $"\n... and {problems.Count - most} more." : "";
            throw new UsageException(string.Join('\n', problems.Take(most)) + more);
        }
    }
}
