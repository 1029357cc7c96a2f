namespace LlamaBatch.Data;

/// <summary>Reads a file of text, whatever lies there.</summary>
internal static class TextFile
{
    /// <summary>The text of a file; empty for a length of zero. Pipes and devices report that length and must not be opened.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">How its bytes are read; as files are, unless given.</param>
    /// <exception cref="CorpusException">It is not text, too large, or changes meanwhile.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
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

    /// <summary>The file that a path leads to, by links or not.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : file;
    }
}
