using System.Globalization;
using LlamaBatch.Catalog;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary><c>list</c>: shows all experiments.</summary>
internal static class ListCommand
{
    /// <summary>Prints the name, question, number of trials at each scale and number of finished trials of each experiment.</summary>
    public static int Execute(CommandContext context, IReadOnlyList<string> names)
    {
        if (context.Experiments.Count == 0)
        {
            CommandContext.Say(context.Listing());
            return ExitCode.Done;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Experiment").AddColumn("Question");
        foreach (string number in (string[])["smoke", "quick", "full", "finished"])
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        foreach (Experiment experiment in context.Select(names))
        {
            StoredResults results = new ResultStore(new ExperimentFolder(context.Folder, experiment.Name).Root).Read();
            CommandContext.Warn(results);
            CommandContext.WarnOfCode(experiment, results.Trials.Keys, results);
            table.AddRow([
                new Text(experiment.Name),
                new Text(experiment.Question),
                .. ((Scale[])[Scale.Smoke, Scale.Quick, Scale.Full]).Select(scale => new Text(
                    experiment.IsTrained ? context.PlannedAt(experiment, scale).Count.ToString(CultureInfo.InvariantCulture) : "-")),
                new Text(experiment.IsTrained ? results.Trials.Count.ToString(CultureInfo.InvariantCulture) : "imported"),
            ]);
        }

        context.Console.Write(table);
        CommandContext.Say("The numbers count trials: at each scale, and finished at any scale. Imported runs come from a table.");
        return ExitCode.Done;
    }
}
