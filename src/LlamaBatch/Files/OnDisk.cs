namespace LlamaBatch.Files;

/// <summary>What the disk holds. "There is none" is an answer; "it cannot be known" is an exception, so that no failed look is taken for an empty place.</summary>
/// <remarks><see cref="File.Exists"/> and <see cref="Directory.Exists"/> answer "no" to both, so nothing that decides what is written may ask them.</remarks>
internal static class OnDisk
{
    private const int NotAFolder = 20;

    /// <summary>The content of a file that others may be writing at this moment; null where there is none.</summary>
    /// <exception cref="UnreadableException">There may be one, and it cannot be read.</exception>
    public static byte[]? Bytes(string path)
    {
        try
        {
            if (IsEmpty(path))
            {
                return [];
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw UnreadableException.Of(path, problem);
        }
    }

    /// <summary>Whether a path is a file, or a link to one.</summary>
    /// <exception cref="UnreadableException">It cannot be known.</exception>
    public static bool IsFile(string path) => Attributes(path) is FileAttributes attributes && !attributes.HasFlag(FileAttributes.Directory);

    /// <summary>Whether a path is a folder, or a link to one.</summary>
    /// <exception cref="UnreadableException">It cannot be known.</exception>
    public static bool IsFolder(string path) => Attributes(path) is FileAttributes attributes && attributes.HasFlag(FileAttributes.Directory);

    /// <summary>The paths of the files in a folder; none where there is no folder.</summary>
    /// <exception cref="UnreadableException">The folder cannot be listed.</exception>
    public static string[] Files(string folder, string pattern = "*") => Listed(folder, () => Directory.GetFiles(folder, pattern));

    /// <summary>The paths of the folders in a folder; none where there is no folder.</summary>
    /// <exception cref="UnreadableException">The folder cannot be listed.</exception>
    public static string[] Folders(string folder, string pattern = "*") => Listed(folder, () => Directory.GetDirectories(folder, pattern));

    /// <summary>Whether a file, or the one that a link leads to, is known to have no length. Pipes and devices have none either, and reading one may never end.</summary>
    public static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true, Length: 0 };
    }

    private static string[] Listed(string folder, Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw UnreadableException.Of(folder, problem);
        }
    }

    private static FileAttributes? Attributes(string path)
    {
        try
        {
            return File.GetAttributes(path);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException or IOException { HResult: NotAFolder })
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw UnreadableException.Of(path, problem);
        }
    }
}
