using System.IO.Enumeration;

namespace LlamaBatch.Data;

/// <summary>The files of a folder and of the folders in it. Hidden ones are passed over; links are followed.</summary>
internal static class TextFolder
{
    /// <summary>No text is deeper than this, and Linux follows at most 40 links: a link that leads back is found before it multiplies.</summary>
    private const int MaxDepth = 32;

    private static readonly EnumerationOptions ThisFolder = new()
    {
        AttributesToSkip = FileAttributes.Hidden,
        IgnoreInaccessible = false,
    };

    /// <summary>The relative paths of the files whose names match, with <c>/</c> between folders, in ordinal order.</summary>
    /// <exception cref="CorpusException">A link leads back to a folder above it.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static List<string> Files(string folder, string pattern)
    {
        var files = new List<string>();
        Collect(folder, "", 0, pattern, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(string root, string relative, int depth, string pattern, List<string> files)
    {
        if (depth > MaxDepth)
        {
            throw new CorpusException(LeadsBack(root, relative));
        }

        foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(root, relative)).EnumerateFileSystemInfos("*", ThisFolder).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            string path = relative + entry.Name;
            if (Directory.Exists(entry.FullName))                                   // true for a link to a folder as well
            {
                Collect(root, path + "/", depth + 1, pattern, files);
            }
            else if (FileSystemName.MatchesSimpleExpression(pattern, entry.Name, ignoreCase: false))
            {
                files.Add(path);
            }
        }
    }

    private static string LeadsBack(string root, string relative)
    {
        string folder = root;
        foreach (string name in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, name);
            if (new DirectoryInfo(folder).LinkTarget is string target)
            {
                return $"The folder '{root}' is nested more than {MaxDepth} deep, because the link '{folder}' leads to '{target}', which leads back to it. Remove the link.";
            }
        }

        return $"The folder '{root}' is nested more than {MaxDepth} deep. Choose a folder nearer to the text.";
    }
}
