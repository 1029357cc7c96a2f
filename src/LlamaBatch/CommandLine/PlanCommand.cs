using System.Globalization;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary><c>plan</c>: shows the cost of an experiment before anything is trained.</summary>
internal static class PlanCommand
{
    /// <summary>The maximum number of rows in the table. If there are more configurations, one row summarizes them.</summary>
    private const int MostRows = 40;

    /// <summary>Prints the plan of every configuration, and the total cost.</summary>
    public static int Execute(CommandContext context, IReadOnlyList<string> names, Scale scale, int workers) =>
        CommandContext.ForEach(context.Select(names), experiment => Show(context, experiment, scale, workers));

    private static int Show(CommandContext context, Experiment experiment, Scale scale, int workers)
    {
        PlannedExperiment planned = context.PlannedAt(experiment, scale);
        CommandContext.RefuseProblems(planned);
        if (!experiment.IsTrained)
        {
            CommandContext.Say($"{experiment.Name}: {experiment.Question}");
            CommandContext.Say($"Its runs come from a table, so it costs nothing. 'report {experiment.Name}' judges them.\n");
            return ExitCode.Done;
        }

        IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> points = planned.Plans;
        List<PlanRow> rows = PlanRow.Of(points, planned.Tuned);
        StoredResults results = new ResultStore(new ExperimentFolder(context.Folder, experiment.Name, scale).Root).Read();
        CommandContext.Warn(results);
        CommandContext.WarnOfCode(experiment, results.Trials.Keys, results);
        CommandContext.Say($"{experiment.Name} at scale {scale.ToString().ToLowerInvariant()}: {experiment.Question}");
        context.Console.Write(TableOf(rows));
        var corpora = new CorpusShelf(new ExperimentFolder(context.Folder, experiment.Name, scale).Home);
        string state = StateOf(planned, results, corpora);
        string[] sentences =
        [
            .. rows.Count > MostRows ? [$"The row summarizes {Words.Count(rows.Count, "configuration")}."] : Array.Empty<string>(),
            .. TunedOf(planned),
            .. (experiment.Metrics.Count == 0 ? [] : EqualPointsAnalysis.Of(planned.Arms, experiment.Metrics))
                .Select(fact => fact.In(KnownLanguages.English) + (fact is EqualPoints or MoreEqualPoints
                    ? " They are trained once."                                     // an axis may matter at only one level of another
                    : " Keep one of them, or give them different settings.")),
            StepOf([.. points.Select(point => point.Plan)]),
            .. planned.CorpusNotes(corpora),
            .. CommandContext.FindingsOf(experiment, scale).Select(finding => $"Claim {finding}"),
            ExperimentCost.LineOf(planned, results, workers),
            state,
        ];
        foreach (string sentence in sentences)
        {
            CommandContext.Say(sentence);
        }

        CommandContext.Say("");
        return ExitCode.Done;
    }

    /// <summary>The kind of step that the trials use, with the option that selects the other kind.</summary>
    private static string StepOf(IReadOnlyList<TrialPlan> plans)
    {
        StepTaken step = StepTaken.Of(plans);
        string other = step.Step switch
        {
            StepKind.Fast => " Use '--step autograd' for TorchSharp's automatic differentiation, which is slower.",
            StepKind.Autograd => " Use '--step fast' for hand-derived gradients, which are faster.",
            _ => "",
        };
        return step.In(KnownLanguages.English) + other;
    }

    /// <summary>
    /// The table of plans: one row for each compared configuration, or only one row if there are more than <see cref="MostRows"/>.
    /// </summary>
    private static Table TableOf(List<PlanRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in rows.Count == 0
            ? []
            : rows[0].Levels.Select(level => level.Axis).Concat(["steps", "tokens", "parameters", "operations", "memory"]))
        {
            table.AddColumn(new TableColumn(new Text(column)).RightAligned());
        }

        foreach (PlanRow row in rows.Count > MostRows ? [PlanRow.Of(rows)] : rows)
        {
            table.AddRow([
                .. row.Levels.Select(level => new Text(LevelText.Shown(level))),
                new Text(row.Range(plan => plan.Steps, steps => Number.Exact((long)steps))),
                new Text(row.Range(plan => plan.TokensTrained, tokens => Number.Compact(tokens))),
                new Text(row.Range(plan => plan.Parameters, parameters => Number.Compact(parameters))),
                new Text(row.Range(plan => plan.Flops, flops => Number.Compact(flops, "FLOP"))),
                new Text(row.Range(plan => plan.MemoryBytes, Number.Bytes)),
            ]);
        }

        return table;
    }

    /// <summary>The sentence about axes that are tuned for each configuration; empty if no axis is tuned.</summary>
    private static IEnumerable<string> TunedOf(PlannedExperiment planned)
    {
        IReadOnlyList<AxisLevels> tuned = planned.Tuned;
        string ShownOf(AxisLevels axis) => string.Join(", ", axis.Levels!.Select(level => LevelText.Shown(axis.Axis, level)));
        IEnumerable<string> grids =
            tuned.Select(axis => $"{axis.Levels!.Count} levels of {Words.Lower(axis.Axis)} ({ShownOf(axis)})");
        return tuned.Count == 0
            ? []
            : [$"Tuning: {string.Join(" × ", grids)} for each row, on {Words.Count(planned.TuningSeeds, "tuning seed")}."];
    }

    /// <summary>The sentence about finished trials, or about a corpus that cannot be read.</summary>
    private static string StateOf(PlannedExperiment planned, StoredResults results, CorpusShelf corpora)
    {
        int finished = 0;
        string problem = "";
        try
        {
            planned.CheckCorpora(corpora);
            finished = planned.Trials(corpora, results.Trials).Count(trial => results.Trials.ContainsKey(trial.Id));
        }
        catch (CorpusException exception)
        {
            // The plan needs no text, so a missing text is not an error here. Training needs it.
            problem = $" Cannot run yet: {exception.Message}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{planned.Count} trials, {finished} finished.{problem}");
    }
}
