namespace LlamaBatch.Data;

/// <summary>Reads a text file, and refuses a file that changes meanwhile.</summary>
internal static class TextFile
{
    /// <summary>The text of a file; empty for a length of 0, which pipes and devices report. Those are not opened.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its bytes; by default <see cref="File.ReadAllBytes(string)"/>.</param>
    /// <exception cref="CorpusException">The file is not text, is too large, or changes meanwhile.</exception>
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

    /// <summary>The file at a path, after following links.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : file;
    }
}
