using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary><c>report</c>: writes the reports anew from the results, with no training.</summary>
internal static class ReportCommand
{
    /// <summary>Writes the report of each experiment.</summary>
    /// <param name="context">The catalog and folder.</param>
    /// <param name="names">Names or globs; none for all.</param>
    /// <param name="scale">The scale; null for the largest that is finished.</param>
    public static int Execute(CommandContext context, IReadOnlyList<string> names, Scale? scale)
    {
        int worst = ExitCode.Done;
        var others = new OtherReports(context);
        foreach (Experiment experiment in context.Select(names))
        {
            try
            {
                var folder = new ExperimentFolder(context.Folder, experiment.Name, scale ?? Scale.Full);
                StoredResults results = new ResultStore(folder.Root).Write();
                var corpora = new CorpusShelf(folder.Home, results.Corpora, results.CorpusFacts);
                (string report, bool changed) = ReportFiles.Write(experiment, folder, scale ?? ReportFiles.ScaleOf(experiment, corpora, results), corpora, results, () => others.But(context.Folder, experiment));
                CommandContext.Say($"{experiment.Name}: {Path.GetRelativePath(Directory.GetCurrentDirectory(), report)}{(changed ? "" : " (unchanged)")}");
            }
            catch (CorpusException problem)
            {
                System.Console.Error.WriteLine($"{experiment.Name}: {problem.Message}");
                worst = ExitCode.Environment;
            }
        }

        return others.Complain() ? Math.Max(worst, ExitCode.Environment) : worst;
    }

    /// <summary>
    /// After a build: gives each experiment that was never run a report that says so. It never touches another report, and a problem is a line of the build's output, not the
    /// build's failure.
    /// </summary>
    public static int ExecutePlans(CommandContext context)
    {
        foreach (Experiment experiment in context.Experiments)
        {
            var folder = new ExperimentFolder(context.Folder, experiment.Name);
            string report = Path.Combine(folder.Root, ReportFiles.ReportName);
            if (File.Exists(folder.Results) || (File.Exists(report) && !File.ReadAllText(report).Contains(Experiment.NotYetRun, StringComparison.Ordinal)))
            {
                continue;
            }

            try
            {
                ReportFiles.Write(experiment, folder, Scale.Full, new CorpusShelf(folder.Home), StoredResults.Empty);
            }
            catch (Exception problem) when (problem is CorpusException or IOException or UnauthorizedAccessException)
            {
                CommandContext.Say($"The report of {experiment.Name} was not written: {Failure.OneLine(problem.Message)}");
            }
        }

        return ExitCode.Done;
    }
}
