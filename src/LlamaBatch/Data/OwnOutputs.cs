using LlamaBatch.Files;

namespace LlamaBatch.Data;

/// <summary>
/// Recognizes the files that LlamaBatch and a build write beside experiments. If a corpus contained such files, its text would change with
/// every run, so every run would repeat all trials.
/// </summary>
internal static class OwnOutputs
{
    private static readonly string[] _files = [ExperimentFiles.Report, ExperimentFiles.Results];

    private static readonly string[] _folders = [ExperimentFiles.Figures, ExperimentFiles.Runs];

    private static readonly string[] _built = ["bin", "obj"];

    private static StringComparer Names => OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether a file is an output of LlamaBatch in any experiment's folder, or an output of a build.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="home">The experiment's folder. Folders beside it belong to other experiments.</param>
    /// <param name="root">The folder or file of the corpus. A build output that the experiment's author names here is not skipped.</param>
    /// <exception cref="UnreadableException">A folder cannot be read, so the answer is unknown.</exception>
    public static bool Contains(string path, string home, string root)
    {
        string? experiments = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(home));
        for (string part = path; Path.GetDirectoryName(part) is string parent; part = parent)
        {
            string name = Path.GetFileName(part);
            bool isOfExperiment = (Names.Equals(parent, Path.TrimEndingDirectorySeparator(home)) || IsExperiment(parent, experiments))
                && (_folders.Contains(name, Names) || (part == path && _files.Contains(name, Names)));
            if (isOfExperiment || (parent.Length >= root.Length && _built.Contains(name, Names) && HasProject(parent)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a folder belongs to an experiment: it is directly in <paramref name="experiments"/> and contains results or a report.
    /// </summary>
    private static bool IsExperiment(string folder, string? experiments) =>
        experiments is not null && Names.Equals(Path.GetDirectoryName(folder), experiments)
            && _files.Any(file => OnDisk.IsFile(Path.Combine(folder, file)));

    private static bool HasProject(string folder) => OnDisk.Files(folder, "*.*proj").Length > 0;
}
