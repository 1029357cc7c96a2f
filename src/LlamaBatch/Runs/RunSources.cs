using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Finds the files or folders that match the path of a table.</summary>
internal sealed class RunSources
{
    /// <summary>
    /// The maximum depth of folders that <c>**</c> searches. The limit stops the search if a link leads back to a parent folder.
    /// </summary>
    private const int MaxDepth = 32;

    private const string AnyDepth = "**";

    private readonly string _home;
    private readonly bool _isFolder;
    private readonly List<RunSource> _found = [];

    private RunSources(string home, bool isFolder) => (_home, _isFolder) = (home, isFolder);

    /// <summary>The files or folders that match a path, in ordinal order.</summary>
    /// <param name="home">The experiment's folder.</param>
    /// <param name="path">The path, which may contain patterns and placeholders.</param>
    /// <param name="isFolder">Whether the path names folders.</param>
    /// <exception cref="RunTableException">The path is empty or matches nothing.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static IReadOnlyList<RunSource> Of(string home, string path, bool isFolder)
    {
        string shown = Printable.Short(path);
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new RunTableException("The table of runs has an empty path. Give a path, relative to the experiment's folder.");
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            throw new RunTableException($"The path '{shown}' has a backslash. Write '/' between folders.");
        }

        var sources = new RunSources(Path.GetFullPath(home), isFolder);
        string root = Path.IsPathRooted(path) ? Path.GetPathRoot(path)! : sources._home;
        string[] parts = path[(Path.IsPathRooted(path) ? root.Length : 0)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var patterns = parts.Select(part => new NamePattern(part)).ToList();
        sources.Find(root, patterns, new Dictionary<string, string>(StringComparer.Ordinal), depth: 0);
        if (sources._found.Count > 0)
        {
            return [.. sources._found.DistinctBy(source => source.Path).OrderBy(source => source.Shown, StringComparer.Ordinal)];
        }

        string kind = isFolder ? "folder" : "file";
        string full = Path.GetFullPath(path, sources._home);
        throw new RunTableException(!isFolder && OnDisk.IsFolder(full)
            ? $"'{shown}' in '{sources._home}' is a folder; the table is a file. Name the file, such as '{shown}/*.csv'."
            : patterns.TrueForAll(pattern => pattern.IsPlain)
            ? $"There is no {kind} '{shown}' in '{sources._home}'.{MissingPath.HintFor(full)} "
                + "Put it there, or correct the path of the table."
            : $"No {kind} in '{sources._home}' matches '{shown}'. Put the runs there, or correct the path of the table.");
    }

    private void Find(string folder, List<NamePattern> parts, Dictionary<string, string> placeholders, int depth)
    {
        NamePattern part = parts[0];
        bool isLast = parts.Count == 1;
        if (part.Text == AnyDepth)
        {
            FindBelow(folder, isLast ? [new("*")] : parts[1..], placeholders, depth);
            return;
        }

        if (part.IsPlain)
        {
            Take(Path.Combine(folder, part.Text), parts, placeholders, depth);
            return;
        }

        foreach (string path in Entries(folder, files: isLast && !_isFolder))
        {
            string name = Path.GetFileName(path);
            if (name.StartsWith('.') || IsOwnOutput(path) || part.Match(name) is not { } values)
            {
                continue;
            }

            var all = new Dictionary<string, string>(placeholders, StringComparer.Ordinal);
            if (values.All(value => all.TryAdd(value.Key, value.Value) || all[value.Key] == value.Value))
            {
                Take(path, parts, all, depth);
            }
        }
    }

    /// <summary>Searches a folder and all folders below it.</summary>
    private void FindBelow(string folder, List<NamePattern> parts, Dictionary<string, string> placeholders, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new RunTableException(
                $"'{Shown(folder)}' is nested more than {MaxDepth} deep; a link may lead back. Remove it, or write the folders "
                + "of the path without **.");
        }

        Find(folder, parts, placeholders, depth);
        foreach (string inner in Entries(folder, files: false).Where(path => !Path.GetFileName(path).StartsWith('.')))
        {
            FindBelow(inner, parts, placeholders, depth + 1);
        }
    }

    private void Take(string path, List<NamePattern> parts, Dictionary<string, string> placeholders, int depth)
    {
        if (parts.Count > 1)
        {
            if (OnDisk.IsFolder(path))
            {
                Find(path, parts[1..], placeholders, depth);
            }
        }
        else if (_isFolder ? OnDisk.IsFolder(path) : OnDisk.IsFile(path))
        {
            _found.Add(new(path, Shown(path), placeholders));
        }
    }

    private static IEnumerable<string> Entries(string folder, bool files) =>
        (files ? OnDisk.Files(folder) : OnDisk.Folders(folder)).Order(StringComparer.Ordinal);

    /// <summary>
    /// Whether a path is the results file that LlamaBatch writes beside the experiment's record. Patterns skip this file.
    /// </summary>
    private bool IsOwnOutput(string path) => path == Path.Combine(_home, ExperimentFiles.Results);

    private string Shown(string path) =>
        Printable.OneLine(Path.GetRelativePath(_home, path).Replace(Path.DirectorySeparatorChar, '/'));
}
