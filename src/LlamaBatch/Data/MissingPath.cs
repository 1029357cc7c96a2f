using LlamaBatch.Files;

namespace LlamaBatch.Data;

/// <summary>Suggests existing paths for a path that does not exist.</summary>
internal static class MissingPath
{
    /// <summary>A sentence that helps to correct a missing path, such as a similar existing name. Empty if nothing helps.</summary>
    public static string HintFor(string path)
    {
        try
        {
            string missing = path;
            string? parent = Path.GetDirectoryName(missing);
            while (parent is not null && !OnDisk.IsFolder(parent) && !OnDisk.IsFile(parent))
            {
                (missing, parent) = (parent, Path.GetDirectoryName(parent));
            }

            if (parent is null)
            {
                return "";
            }

            if (OnDisk.IsFile(parent))
            {
                return $" '{parent}' is a file, not a folder.";
            }

            if (path.Contains('\\', StringComparison.Ordinal) && Path.DirectorySeparatorChar == '/')
            {
                return " Write '/' between folders, which every system understands.";
            }

            var names = new DirectoryInfo(parent).EnumerateFileSystemInfos().Select(entry => entry.Name).Take(MostNames).ToList();
            return Spelling.Nearest(Path.GetFileName(missing), names) is string near
                ? $" Did you mean '{Path.Combine(parent, near)}'?"
                : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";                                                              // an unreadable folder gives no hint
        }
    }

    private const int MostNames = 10_000;
}
