namespace LlamaBatch.Generators;

/// <summary>Whether an author's text exists on disk, and how many bytes it has.</summary>
/// <remarks>
/// Only the analyzer reads the disk, so no generated code depends on it. A path that cannot be accessed counts as unknown.
/// </remarks>
internal static class TextFolder
{
    /// <summary>The largest number of files that are counted, so that the editor does not wait.</summary>
    private const int MostFiles = 2_000;

    // Analyzers may not read the disk, because their results must not depend on it. Here, the author's setting is about a path on the disk.
#pragma warning disable RS1035
    /// <summary>Whether a folder exists; false if that cannot be known.</summary>
    public static bool Exists(string folder) => Path.IsPathRooted(folder) && Directory.Exists(folder);

    /// <summary>The bytes of a file, or of a folder's matching files; null if there is no file, NaN if unknown.</summary>
    /// <param name="path">The path of the file or folder.</param>
    /// <param name="pattern">The pattern of files in a folder.</param>
    public static double? BytesOf(string path, string pattern)
    {
        try
        {
            if (File.Exists(path))
            {
                return new FileInfo(path).Length;
            }

            if (!Directory.Exists(path))
            {
                return null;
            }

            var files = Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Take(MostFiles + 1).ToList();
            return files.Count == 0 ? null
                : files.Count > MostFiles ? double.NaN
                : files.Sum(file => new FileInfo(file).Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return double.NaN;
        }
    }
#pragma warning restore RS1035
}
