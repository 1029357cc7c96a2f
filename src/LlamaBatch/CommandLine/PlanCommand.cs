using System.Globalization;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary><c>plan</c>: what an experiment costs, before anything is trained.</summary>
internal static class PlanCommand
{
    /// <summary>Prints the arithmetic of every point and the total.</summary>
    public static int Execute(CommandContext context, IReadOnlyList<string> names, Scale scale, int workers)
    {
        foreach (Experiment experiment in context.Select(names))
        {
            CommandContext.RefuseProblems(experiment, scale);
            IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> points = experiment.PlansAt(scale);
            CommandContext.Say($"{experiment.Name} at scale {scale.ToString().ToLowerInvariant()}: {experiment.Question}");
            context.Console.Write(TableOf(points));
            CommandContext.Say(StepOf([.. points.Select(point => point.Plan)]));
            var corpora = new CorpusShelf(new ExperimentFolder(context.Folder, experiment.Name, scale).Home);
            string total = Total(context, experiment, scale, workers, points, corpora);
            foreach (string note in experiment.CorpusNotesAt(scale, corpora))
            {
                CommandContext.Say(note);
            }

            CommandContext.Say(total);
            CommandContext.Say("");
        }

        return ExitCode.Done;
    }

    /// <summary>Which step the trials take, and how to have the other.</summary>
    private static string StepOf(IReadOnlyList<TrialPlan> plans)
    {
        string other = StepWords.OnlyOf(plans) switch
        {
            StepKind.Fast => " '--step autograd' takes the other, which is slower.",
            StepKind.Autograd => " '--step fast' takes the other, which is faster.",
            _ => "",
        };
        return StepWords.Sentence(plans) + other;
    }

    private static Table TableOf(IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> points)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in points.Count == 0 ? [] : points[0].Levels.Select(level => level.Axis).Concat(["steps", "tokens", "parameters", "operations", "tensors"]))
        {
            table.AddColumn(new TableColumn(new Text(column)).RightAligned());
        }

        foreach ((IReadOnlyList<AxisLevel> levels, TrialPlan plan) in points)
        {
            table.AddRow([
                .. levels.Select(level => new Text(level.Level)),
                new Text(plan.Steps.ToString(CultureInfo.InvariantCulture)),
                new Text(Number.Compact(plan.TokensTrained)),
                new Text(Number.Compact(plan.Parameters)),
                new Text(Number.Compact(plan.Flops, "FLOP")),
                new Text(Number.Bytes(plan.MemoryBytes)),
            ]);
        }

        return table;
    }

    private static string Total(
        CommandContext context, Experiment experiment, Scale scale, int workers, IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> points, CorpusShelf corpora)
    {
        var folder = new ExperimentFolder(context.Folder, experiment.Name, scale);
        StoredResults results = new ResultStore(folder.Root).Read();
        List<Trial> known;
        string problem = "";
        try
        {
            experiment.CheckCorpora(scale, corpora);
            known = [.. experiment.Trials(scale, corpora, results.Trials)];
        }
        catch (CorpusException exception)
        {
            // The arithmetic needs no text; training will.
            known = [];
            problem = $" Before it can run: {exception.Message}";
        }

        int trials = experiment.CountAt(scale);
        int unknown = Math.Max(0, trials - known.Count);
        double Sum(Func<TrialPlan, double> amount) => known.Sum(trial => amount(trial.Plan)) + (points.Count == 0 ? 0 : unknown * points.Average(point => amount(point.Plan)));
        double flops = Sum(plan => plan.Flops);
        var speed = DurationEstimate.Of(known, results, MachineFacts.Current());
        double work = known.Sum(trial => speed.WorkOf(trial, workers)) + speed.WorkOfUnknown(unknown, points.Select(point => point.Plan));
        int finished = known.Count(trial => results.Trials.ContainsKey(trial.Id));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{trials} trials, {finished} finished. All together {Number.Compact(Sum(plan => plan.TokensTrained))} tokens, {Number.Compact(flops, "FLOP")}; about {Number.Duration(DurationEstimate.TimeOf(work, workers))} with {workers} {(workers == 1 ? "worker" : "workers")} ({speed.Source}).{problem}");
    }
}
