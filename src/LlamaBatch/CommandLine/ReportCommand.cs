using System.Text;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.CommandLine;

/// <summary><c>report</c>: writes the reports again from the stored results.</summary>
internal static class ReportCommand
{
    /// <summary>The code of the warning that a claim stays undecided for some or all possible results.</summary>
    private const string CannotBeDecided = "LB8101";

    /// <summary>The code of the warning that an experiment cannot run.</summary>
    private const string CannotRun = "LB8102";

    /// <summary>The code of the warning that user code threw an exception.</summary>
    private const string ProgramFails = "LB8103";

    /// <summary>Writes the report of each experiment. Without names, it also writes the page of the program's article.</summary>
    /// <param name="context">The catalog and folder.</param>
    /// <param name="names">The names or globs of experiments; empty for all.</param>
    /// <param name="scale">The scale to report; null for the largest finished scale.</param>
    /// <param name="language">The tag of a report language in addition to English; null for none.</param>
    public static int Execute(CommandContext context, IReadOnlyList<string> names, Scale? scale, string? language)
    {
        var others = new CatalogVerdicts(context);
        if (names.Count == 0 && context.Article is { } missing)
        {
            ArticleFiles.WriteMissing(missing, context.Folder, others, language);
        }

        int worst = CommandContext.ForEach(
            context.Select(names),
            experiment => Write(context, experiment, scale, language, others));
        // The page needs the verdicts of all experiments.
        if (names.Count == 0 && context.Article is { } article && !ArticleFiles.Write(article, context.Folder, others, language))
        {
            worst = Math.Max(worst, ExitCode.Failed);
        }

        return others.Complain() ? Math.Max(worst, ExitCode.Environment) : worst;
    }

    private static int Write(CommandContext context, Experiment experiment, Scale? scale, string? language, CatalogVerdicts others)
    {
        // A report needs valid settings.
        CommandContext.RefuseProblems(context.PlannedAt(experiment, scale ?? Scale.Full));
        // Imported runs have one scale.
        Scale asked = experiment.IsTrained ? scale ?? Scale.Full : Scale.Full;
        var folder = new ExperimentFolder(context.Folder, experiment.Name, asked);
        StoredResults results = experiment.IsTrained ? new ResultStore(folder.Root).Write() : StoredResults.Empty;
        CommandContext.Warn(results);
        var corpora = new CorpusShelf(folder.Home, results.Corpora, results.CorpusFacts);
        PlannedExperiment planned = context.PlannedAt(
            experiment,
            scale ?? ReportFiles.ScaleOf(experiment, context.Step, corpora, results));
        var (reports, changed) = ReportFiles.Write(
            planned,
            folder,
            corpora,
            results,
            () => others.But(context.Folder, experiment),
            language);
        CommandContext.Say($"{experiment.Name}: {CommandContext.PathsOf(reports)}{(changed ? "" : " (unchanged)")}");
        return results.Unreadable.Count > 0 ? ExitCode.Environment : ExitCode.Done;
    }

    /// <summary>
    /// Runs after a build: prints the cost of each experiment and warns about claims that cannot be decided. Writes a report only for
    /// experiments that were never run. Problems are printed as warnings and do not fail the build.
    /// </summary>
    public static int ExecutePlans(CommandContext context)
    {
        foreach (Experiment experiment in context.Experiments)
        {
            try
            {
                Tell(context, experiment);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // This runs user code, which may throw.
                Warn(experiment, ProgramFails, CommandContext.Sentence(problem));
            }
        }

        return ExitCode.Done;
    }

    private static void Tell(CommandContext context, Experiment experiment)
    {
        PlannedExperiment planned = context.PlannedAt(experiment, Scale.Full);
        if (planned.Problems is { Count: > 0 } problems)
        {
            // "plan" and "run" print the same problem in the same words.
            Warn(
                experiment,
                CannotRun,
                problems[0] + (problems.Count > 1 ? $" And {Words.Count(problems.Count - 1, "more problem")}; 'plan' lists them." : ""));
            return;
        }

        // At shorter scales, the build warns only about claims that no result can decide. "plan" and "run" report the other problems.
        foreach (ClaimFinding finding in experiment.RehearseClaims().Where(finding => finding.Scale == Scale.Full || finding.HasNoAnswer))
        {
            Warn(experiment, CannotBeDecided, $"Claim {finding}", ClaimPlace.Of(finding.Claim));
        }

        var folder = new ExperimentFolder(context.Folder, experiment.Name);
        if (!experiment.IsTrained)
        {
            CommandContext.Say($"{experiment.Name}: runs from a table. 'report {experiment.Name}' judges them.");
            return;
        }

        CommandContext.Say(ExperimentCost.LineOf(planned, new ResultStore(folder.Root).Read(), Environment.ProcessorCount));
        string report = Path.Combine(folder.Root, ExperimentFiles.Report);
        if (OnDisk.IsFile(folder.Results) || (OnDisk.Bytes(report) is byte[] earlier
            && !Encoding.UTF8.GetString(earlier).Contains(Experiment.NotYetRun, StringComparison.Ordinal)))
        {
            return;
        }

        try
        {
            ReportFiles.Write(planned, folder, new CorpusShelf(folder.Home), StoredResults.Empty);
        }
        catch (Exception problem) when (problem is CorpusException or IOException or UnauthorizedAccessException)
        {
            CommandContext.Say($"The report of {experiment.Name} was not written: {Printable.OneLine(problem.Message)}");
        }
    }

    /// <summary>
    /// Prints a warning in the format of compilers, so that the build shows it at its source location. If <paramref name="place"/> is null,
    /// this location is the experiment's record.
    /// </summary>
    internal static void Warn(Experiment experiment, string code, string sentence, ClaimPlace? place = null)
    {
        place ??= experiment.Record is { } record ? ClaimPlace.Of(record) : null;
        string named = code == CannotBeDecided || place is null || sentence.StartsWith(experiment.Name, StringComparison.Ordinal)
            ? sentence : $"{experiment.Name}: {sentence}";
        CommandContext.Say($"{place?.ToString() ?? experiment.Name}: warning {code}: {Printable.OneLine(named)}");
    }
}
