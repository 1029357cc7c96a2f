using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.CommandLine;

/// <summary>Writes the report of an experiment and its figures.</summary>
internal static class ReportFiles
{
    /// <summary>
    /// Writes the report in English, in the requested language, and in each language that already has a report. Files with unchanged text
    /// are left alone. Figures that the report no longer has are deleted.
    /// </summary>
    /// <returns>The reports' paths, English first, and whether any file was written.</returns>
    /// <param name="planned">The experiment at the scale that is reported.</param>
    /// <param name="folder">The folder of the experiment.</param>
    /// <param name="corpora">The corpora.</param>
    /// <param name="results">The stored results.</param>
    /// <param name="others">The verdicts of the other experiments, for links.</param>
    /// <param name="language">The tag of the requested language; null for English only.</param>
    public static (IReadOnlyList<string> Reports, bool Changed) Write(
        PlannedExperiment planned,
        ExperimentFolder folder,
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string? language = null)
    {
        string target = folder.Root;
        if (OnDisk.IsFile(Path.Combine(target, ExperimentFiles.Figures)))
        {
            throw new IOException($"'{Path.Combine(target, ExperimentFiles.Figures)}' is a file; "
                + "the folder of the report's figures belongs there. Move it away, and write the report again.");
        }

        bool changed = false;
        var written = new HashSet<string>(StringComparer.Ordinal);
        Language[] languages = [.. KnownLanguages.All
            .Where(one => one == KnownLanguages.English || one.Tag == language || OnDisk.IsFile(Path.Combine(target, one.ReportFile)))];
        foreach ((string path, string text) in languages
            .SelectMany(one => planned.Report(corpora, results, others, one.Tag)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            string file = Path.GetFullPath(Path.Combine(target, Contained(path)));
            changed |= AtomicFile.WriteIfDifferent(file, text);
            written.Add(file);
        }

        string figures = Path.GetFullPath(Path.Combine(target, ExperimentFiles.Figures));
        foreach (string old in OnDisk.Files(figures, "*.svg").Where(file => !written.Contains(file)))
        {
            File.Delete(old);
            changed = true;
        }

        return ([.. languages.Select(one => Path.Combine(target, one.ReportFile))], changed);
    }

    /// <summary>
    /// The default scale of a report: full if its trials are finished, otherwise quick if its trials are finished. Otherwise, whichever
    /// of the two has more finished trials.
    /// </summary>
    public static Scale ScaleOf(Experiment experiment, StepKind? step, CorpusShelf corpora, StoredResults results)
    {
        int Finished(Scale scale) => experiment.PlannedAt(scale, step).Trials(corpora, results.Trials)
            .Count(trial => results.Trials.ContainsKey(trial.Id));

        if (results.Trials.Count == 0)
        {
            return Scale.Full;
        }

        int full = Finished(Scale.Full);
        int quick = Finished(Scale.Quick);
        return full >= experiment.PlannedAt(Scale.Full, step).Count ? Scale.Full
            : quick >= experiment.PlannedAt(Scale.Quick, step).Count ? Scale.Quick
            : full >= quick ? Scale.Full : Scale.Quick;
    }

    /// <summary>Checks that a path stays below the report's folder, and returns it.</summary>
    private static string Contained(string path) =>
        Path.IsPathRooted(path) || path.Split('/', '\\').Any(part => part is "" or "." or "..")
            ? throw new InvalidOperationException($"The report names a file outside its folder: '{path}'.")
            : path;
}
