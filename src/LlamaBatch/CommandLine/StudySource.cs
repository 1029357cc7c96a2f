using System.ComponentModel;
using System.Diagnostics;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;

namespace LlamaBatch.CommandLine;

/// <summary>One of the two studies that <c>compare</c> reads.</summary>
/// <remarks>
/// The user names an experiment (for its current results), a results file, a folder with a results file, or a Git commit.
/// </remarks>
/// <param name="Text">What the user wrote.</param>
/// <param name="Experiment">The experiment to which the results belong.</param>
/// <param name="Results">The results; empty for an experiment that reads its runs from a table.</param>
internal sealed record StudySource(string Text, Experiment Experiment, StoredResults Results)
{
    /// <summary>The folder from which tables of runs are read; null for the experiment's own folder.</summary>
    public string? Tables { get; private init; }

    /// <summary>Reads both studies.</summary>
    /// <param name="context">The catalog and folder.</param>
    /// <param name="before">What the user wrote for the earlier study.</param>
    /// <param name="after">What the user wrote for the later study.</param>
    /// <param name="named">The experiment that <c>--experiment</c> names; null if it is not given.</param>
    /// <exception cref="UsageException">A study cannot be found, or its experiment is unknown.</exception>
    public static (StudySource Before, StudySource After) Both(CommandContext context, string before, string after, string? named)
    {
        Experiment? given = named is null ? null : context.Select([named]) is [var only] ? only
            : throw new UsageException($"--experiment '{named}' matches several experiments; name one.");
        Experiment? ofBefore = given ?? NamedBy(context, before);
        Experiment? ofAfter = given ?? NamedBy(context, after);
        Experiment? single = context.Experiments is [var one] ? one : null;
        return (
            Read(context, before, ofBefore ?? ofAfter ?? single ?? throw Unnamed(context)),
            Read(context, after, ofAfter ?? ofBefore ?? single ?? throw Unnamed(context)));
    }

    private static UsageException Unnamed(CommandContext context)
        => new($"Neither study says which experiment it is of. Add --experiment <name>. {context.Listing()}");

    /// <summary>The experiment that the argument names, or whose folder contains the named file. Null if there is none.</summary>
    private static Experiment? NamedBy(CommandContext context, string text)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text));
        string? folder = OnDisk.IsFile(path) ? Path.GetFileName(Path.GetDirectoryName(path)) : Path.GetFileName(path);
        return context.Experiments.FirstOrDefault(experiment => experiment.Name == text)
            ?? context.Experiments.FirstOrDefault(experiment => experiment.Name == folder);
    }

    private static StudySource Read(CommandContext context, string text, Experiment experiment)
    {
        string home = new ExperimentFolder(context.Folder, experiment.Name).Root;
        if (!experiment.IsTrained)
        {
            return new(text, experiment, StoredResults.Empty)
            {
                Tables = text == experiment.Name ? null : TablesIn(text, experiment),
            };
        }

        if (text == experiment.Name)
        {
            return new(text, experiment, new ResultStore(home).Read());
        }

        if (OnDisk.IsFile(text))
        {
            return new(text, experiment, Read(text, File.ReadAllBytes(text)));
        }

        if (OnDisk.IsFolder(text))
        {
            string? folder = new[] { text, Path.Combine(text, experiment.Name) }.FirstOrDefault(one =>
                OnDisk.IsFile(Path.Combine(one, ExperimentFiles.Results)) || OnDisk.IsFolder(Path.Combine(one, ExperimentFiles.Runs)));
            return folder is null
                ? throw new UsageException($"The folder '{text}' has no {ExperimentFiles.Results} of {experiment.Name}.")
                : new(text, experiment, new ResultStore(folder).Read());
        }

        return new(text, experiment, Read(text, AtCommit(context, text, experiment.Name)));
    }

    /// <summary>The folder, named by the user, that contains another version of the experiment's tables of runs.</summary>
    private static string TablesIn(string text, Experiment experiment)
    {
        if (!experiment.HasTableFiles)
        {
            throw new UsageException($"The runs of {experiment.Name} are typed into its record, so there is no other table to compare.");
        }

        if (!OnDisk.IsFolder(text))
        {
            throw new UsageException($"'{text}' is no folder. {experiment.Name} reads a table of runs; give a folder in which the table "
                + "has the same path. To compare with a commit, check it out with 'git worktree add'.");
        }

        string inner = Path.Combine(text, experiment.Name);
        return OnDisk.IsFolder(inner) ? inner : text;
    }

    /// <summary>Parses the bytes of a results file.</summary>
    private static StoredResults Read(string text, byte[] bytes)
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-compare-").FullName;
        string copy = Path.Combine(folder, ExperimentFiles.Results);
        try
        {
            File.WriteAllBytes(copy, bytes);
            StoredResults results = new ResultStore(folder).Read();
            return results with
            {
                Warnings = [.. results.Warnings.Select(warning => warning.Replace(copy, text, StringComparison.Ordinal))],
            };
        }
        catch (UnreadableException)
        {
            throw new EnvironmentException(
                $"'{text}' has no readable line of results. Give a {ExperimentFiles.Results} that LlamaBatch wrote, a folder with one, or "
                    + "a commit.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The bytes of the results file at a Git commit.</summary>
    private static byte[] AtCommit(CommandContext context, string commit, string experiment)
    {
        string file = $"{experiment}/{ExperimentFiles.Results}";
        var unknown = new UsageException(
            $"'{commit}' is neither an experiment nor a file, a folder or a commit of Git."
                + Spelling.Suggestion(commit, context.Experiments.Select(experiment => experiment.Name)));
        if (commit.StartsWith('-')
            || Git(context.Folder, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{commit}^{{commit}}") is not { Length: > 0 })
        {
            throw unknown;
        }

        return Git(context.Folder, "show", $"{commit}:./{file}")
            ?? throw new UsageException($"The commit '{commit}' has no {file}.");
    }

    /// <summary>The standard output of a Git command; null if the command failed.</summary>
    private static byte[]? Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process git = Process.Start(start)!;
            Task<string> errors = git.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(output);
            git.WaitForExit();
            _ = errors.Result;
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            throw new EnvironmentException("Git is not installed, so a commit cannot be read. Give the path of a results file instead.");
        }
    }
}
