using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Writes the report of an experiment and its figures.</summary>
internal static class ReportFiles
{
    /// <summary>The file that is the report.</summary>
    public const string ReportName = "REPORT.md";

    /// <summary>Writes the files whose text differs.</summary>
    /// <returns>The report's path, and whether any file was written.</returns>
    public static (string Report, bool Changed) Write(Experiment experiment, ExperimentFolder folder, Scale scale, CorpusShelf corpora, StoredResults results)
    {
        string target = folder.Root;
        bool changed = false;
        foreach ((string path, string text) in experiment.Report(scale, corpora, results).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            changed |= AtomicFile.WriteIfDifferent(Path.Combine(target, Contained(path)), text);
        }

        return (Path.Combine(target, ReportName), changed);
    }

    /// <summary>
    /// The scale that a report is about where the user does not say: the larger of full and quick whose trials are all finished, else the one with more of them; smoke only
    /// where there is nothing else.
    /// </summary>
    public static Scale ScaleOf(Experiment experiment, CorpusShelf corpora, StoredResults results)
    {
        int Finished(Scale scale) => experiment.Trials(scale, corpora, results.Trials)
            .DistinctBy(trial => trial.Id)
            .Count(trial => results.Trials.ContainsKey(trial.Id));

        if (results.Trials.Count == 0)
        {
            return Scale.Full;
        }

        int full = Finished(Scale.Full);
        int quick = Finished(Scale.Quick);
        return full >= experiment.CountAt(Scale.Full) ? Scale.Full
            : quick >= experiment.CountAt(Scale.Quick) ? Scale.Quick
            : full >= quick ? Scale.Full : Scale.Quick;
    }

    /// <summary>A path that stays below the report's folder.</summary>
    private static string Contained(string path) =>
        Path.IsPathRooted(path) || path.Split('/', '\\').Any(part => part is "" or "." or "..")
            ? throw new InvalidOperationException($"The report names a file outside its folder: '{path}'.")
            : path;
}
