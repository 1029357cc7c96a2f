using System.IO.Enumeration;
using LlamaBatch.Files;

namespace LlamaBatch.Data;

/// <summary>The files of a folder and its subfolders. Links are followed.</summary>
/// <remarks>Hidden files, and outputs of LlamaBatch or a build, are skipped.</remarks>
internal sealed class TextFolder
{
    /// <summary>
    /// The maximum depth of nested folders. Deeper nesting is an error, because it usually means that a link leads back to a parent folder.
    /// </summary>
    private const int MaxDepth = 32;

    private static readonly EnumerationOptions _thisFolder = new()
    {
        AttributesToSkip = FileAttributes.Hidden,
        IgnoreInaccessible = false,
    };

    private readonly string _root;
    private readonly string _pattern;
    private readonly string _home;
    private readonly List<string> _files = [];

    private TextFolder(string root, string pattern, string home)
    {
        _root = root;
        _pattern = pattern;
        _home = home;
        Collect("", 0);
        _files.Sort(StringComparer.Ordinal);
    }

    /// <summary>The relative paths of the matching files, with <c>/</c> between folders, in ordinal order.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The number of files that match the pattern but are skipped, because LlamaBatch or a build writes them.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Lists the files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">The pattern of file names.</param>
    /// <param name="home">The experiment's folder, whose outputs are skipped.</param>
    /// <exception cref="CorpusException">
    /// Folders are nested too deeply, usually because a link leads back to a parent folder; or a file name is not UTF-8.
    /// </exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static TextFolder Of(string folder, string pattern, string home) => new(folder, pattern, home);

    private void Collect(string relative, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new CorpusException(LeadsBack(relative));
        }

        foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(_root, relative)).EnumerateFileSystemInfos("*", _thisFolder)
            .OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            string path = relative + entry.Name;
            bool isMatch = FileSystemName.MatchesSimpleExpression(_pattern, entry.Name, ignoreCase: false);
            if ((isMatch || entry is DirectoryInfo) && entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
                && !OnDisk.IsFile(entry.FullName)
                && !OnDisk.IsFolder(entry.FullName))
            {
                // .NET replaces invalid UTF-8 in file names by U+FFFD, and cannot open files by the changed names.
                throw new CorpusException($"The name '{entry.FullName}' is not UTF-8, so it cannot be opened. Rename it.");
            }

            if (OnDisk.IsFolder(entry.FullName))                                    // true for a link to a folder as well
            {
                Collect(path + "/", depth + 1);
            }
            else if (!isMatch)
            {
                continue;
            }
            else if (OwnOutputs.Contains(Path.GetFullPath(entry.FullName), _home, Path.TrimEndingDirectorySeparator(_root)))
            {
                PassedOver++;
            }
            else
            {
                _files.Add(path);
            }
        }
    }

    private string LeadsBack(string relative)
    {
        string folder = _root;
        foreach (string name in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, name);
            if (new DirectoryInfo(folder).LinkTarget is string target)
            {
                return $"The folder '{_root}' is nested more than {MaxDepth} deep, because the link '{folder}' leads to '{target}', "
                    + "which leads back to it. Remove the link.";
            }
        }

        return $"The folder '{_root}' is nested more than {MaxDepth} deep. Choose a folder nearer to the text.";
    }
}
