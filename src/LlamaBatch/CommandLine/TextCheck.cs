using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;

namespace LlamaBatch.CommandLine;

/// <summary>
/// Runs after a build: prints the number of epochs and the validation share of each user-provided text, or a warning. Large texts are
/// skipped; <c>plan</c> checks them.
/// </summary>
internal static class TextCheck
{
    /// <summary>The code of the warning for a text that cannot be read.</summary>
    private const string CannotBeRead = "LB8105";

    /// <summary>Checks every experiment that can run. A problem is printed and does not fail the build.</summary>
    public static void Tell(CommandContext context)
    {
        foreach (Experiment experiment in context.Experiments)
        {
            try
            {
                var corpora = new CorpusShelf(new ExperimentFolder(context.Folder, experiment.Name).Home) { IsOfBuild = true };
                PlannedExperiment planned = context.PlannedAt(experiment, Scale.Full);
                if (planned.Problems.Count > 0)
                {
                    continue;
                }

                planned.CheckCorpora(corpora);
                foreach (string note in corpora.Fingerprints.Count == 0 ? [] : planned.CorpusNotes(corpora))
                {
                    CommandContext.Say($"{experiment.Name}: {note}");
                }
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // This runs user code, which may throw.
                ReportCommand.Warn(experiment, CannotBeRead, CommandContext.Sentence(problem));
            }
        }
    }
}
