namespace LlamaBatch.Files;

/// <summary>Reads files and folders. Missing files give null, false or an empty list; unreadable files throw.</summary>
/// <remarks>
/// <see cref="File.Exists"/> and <see cref="Directory.Exists"/> return false for missing and for unreadable files. Code that may overwrite
/// a file must distinguish them.
/// </remarks>
internal static class OnDisk
{
    private const int NotAFolder = 20;

    /// <summary>The content of a file that another process may be writing; null if the file does not exist.</summary>
    /// <exception cref="UnreadableException">The file cannot be read.</exception>
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

    /// <summary>Whether a path is a file or a link to a file.</summary>
    /// <exception cref="UnreadableException">The path cannot be examined.</exception>
    public static bool IsFile(string path)
        => Attributes(path) is FileAttributes attributes && !attributes.HasFlag(FileAttributes.Directory);

    /// <summary>Whether a path is a folder or a link to a folder.</summary>
    /// <exception cref="UnreadableException">The path cannot be examined.</exception>
    public static bool IsFolder(string path)
        => Attributes(path) is FileAttributes attributes && attributes.HasFlag(FileAttributes.Directory);

    /// <summary>The paths of the files in a folder; empty if the folder does not exist.</summary>
    /// <exception cref="UnreadableException">The folder cannot be listed.</exception>
    public static string[] Files(string folder, string pattern = "*") => Listed(folder, () => Directory.GetFiles(folder, pattern));

    /// <summary>The paths of the folders in a folder; empty if the folder does not exist.</summary>
    /// <exception cref="UnreadableException">The folder cannot be listed.</exception>
    public static string[] Folders(string folder, string pattern = "*") => Listed(folder, () => Directory.GetDirectories(folder, pattern));

    /// <summary>
    /// Whether a file, or the target of a link, has length 0. Also true for pipes and devices, from which reading may block forever.
    /// </summary>
    public static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true, Length: 0 };
    }

    /// <summary>The length of a file, or of the target of a link; 0 if it does not exist.</summary>
    /// <exception cref="UnreadableException">The path cannot be examined.</exception>
    public static long Length(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true } target
                ? target.Length
                : 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw UnreadableException.Of(path, problem);
        }
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
