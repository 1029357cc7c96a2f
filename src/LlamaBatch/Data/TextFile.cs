namespace LlamaBatch.Data;

/// <summary>Reads a text file, and throws if the file changes during reading.</summary>
internal static class TextFile
{
    /// <summary>
    /// The normalized content of a file. A file of length 0, such as a pipe or device, is not opened; its content is empty.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the file's bytes; by default, <see cref="File.ReadAllBytes(string)"/>.</param>
    /// <exception cref="CorpusException">The file is not text, is too large, or changes during reading.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Read permission is missing.</exception>
    public static byte[] Read(string path, Func<string, byte[]>? read = null)
    {
        FileInfo before = Target(path);
        if (before.Length == 0)
        {
            return [];
        }

        if (before.Length > Array.MaxLength)
        {
            throw new CorpusException($"The file '{path}' is larger than 2 GB. Train on a part of it.");
        }

        byte[] bytes = (read ?? File.ReadAllBytes)(path);
        FileInfo after = Target(path);
        return bytes.Length == before.Length && after.Length == before.Length && after.LastWriteTimeUtc == before.LastWriteTimeUtc
            ? Utf8Text.Normalize(bytes, path)
            : throw new CorpusException($"The file '{path}' changed while it was read. Wait until nothing writes to it, then run again.");
    }

    /// <summary>The file at a path, with links followed.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : file;
    }
}
