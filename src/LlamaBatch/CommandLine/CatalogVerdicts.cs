using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;

namespace LlamaBatch.CommandLine;

/// <summary>The verdicts of all experiments in a catalog, from their results on disk. The verdicts are computed once per command.</summary>
/// <param name="context">The catalog and folder.</param>
internal sealed class CatalogVerdicts(CommandContext context)
{
    private readonly Dictionary<string, IReadOnlyList<OtherVerdict>> _decided = new(StringComparer.Ordinal);

    /// <summary>One sentence for each experiment whose results cannot be read. Reports then lack links to that experiment.</summary>
    private List<string> Problems { get; } = [];

    /// <summary>The verdicts of all experiments except one. An experiment whose corpus is missing has no verdicts.</summary>
    /// <param name="folder">The folder of all experiments.</param>
    /// <param name="but">The experiment to leave out, because its own report is being written.</param>
    public IReadOnlyList<OtherVerdict> But(
        string folder,
        Experiment but) => [.. context.Experiments.Where(experiment => experiment.Name != but.Name)
            .SelectMany(experiment => VerdictsOf(folder, experiment))];

    /// <summary>The verdicts of all experiments.</summary>
    /// <param name="folder">The folder of all experiments.</param>
    public IReadOnlyList<OtherVerdict> All(string folder) =>
        [.. context.Experiments.SelectMany(experiment => VerdictsOf(folder, experiment))];

    /// <summary>Prints a sentence to standard error for each experiment whose results could not be read.</summary>
    /// <returns>Whether there was such an experiment.</returns>
    public bool Complain()
    {
        Problems.ForEach(System.Console.Error.WriteLine);
        return Problems.Count > 0;
    }

    private IReadOnlyList<OtherVerdict> VerdictsOf(string folder, Experiment experiment)
    {
        if (!_decided.TryGetValue(experiment.Name, out IReadOnlyList<OtherVerdict>? verdicts))
        {
            verdicts = Decide(new ExperimentFolder(folder, experiment.Name), experiment);
            _decided.Add(experiment.Name, verdicts);
        }

        return verdicts;
    }

    private IReadOnlyList<OtherVerdict> Decide(ExperimentFolder folder, Experiment experiment)
    {
        try
        {
            StoredResults results = new ResultStore(folder.Root).Read();
            // The claims of an experiment without metrics need no trials: they are decided by arithmetic on its plan.
            if (results.Trials.Count == 0 && experiment is { IsTrained: true, Metrics.Count: > 0 })
            {
                return [];
            }

            var corpora = new CorpusShelf(folder.Home, results.Corpora, results.CorpusFacts);
            PlannedExperiment planned = context.PlannedAt(experiment, ReportFiles.ScaleOf(experiment, context.Step, corpora, results));
            IReadOnlyList<Setting> settings = planned.Settings;
            return [.. planned.Verdicts(corpora, results).Select(claim => new OtherVerdict(experiment.Name, claim, settings))];
        }
        catch (CorpusException)
        {
            return [];
        }
        catch (Exception problem) when (AuthorCode.PlaceOf(Failure.CauseOf(problem)) is not null)
        {
            // The experiment's own report states this problem.
            return [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or EnvironmentException)
        {
            Problems.Add($"Reports do not link to {experiment.Name}, whose results cannot be read: "
                + $"{Printable.OneLine(problem.Message)} Make the file readable and run 'report' again.");
            return [];
        }
    }
}
