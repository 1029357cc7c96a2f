namespace LlamaBatch.Generators;

/// <summary>Checks whether the text of a corpus or a table of runs exists on the disk, and how many bytes a text has.</summary>
/// <remarks>
/// Only the analyzer uses this class, so generated code does not depend on the disk.
/// </remarks>
internal static class TextFolder
{
    /// <summary>The largest number of files that are counted, so that the editor stays responsive.</summary>
    private const int MostFiles = 2_000;

    // Diagnostics must not depend on the disk, so analyzers may not read it. These diagnostics are about a path on the disk.
#pragma warning disable RS1035
    /// <summary>Whether a folder exists. False for a relative path, because its starting folder is unknown.</summary>
    public static bool Exists(string folder) => Path.IsPathRooted(folder) && Directory.Exists(folder);

    /// <summary>Whether a file or a folder exists. True if the path is illegal, because the program says what is wrong with it.</summary>
    public static bool IsThere(string folder, string path)
    {
        try
        {
            string full = Path.GetFullPath(Path.Combine(folder, path));
            return File.Exists(full) || Directory.Exists(full);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return true;
        }
    }

    /// <summary>
    /// The number of bytes in a file, or in the matching files of a folder. Null if there is no such file; NaN if unknown.
    /// </summary>
    /// <param name="path">The path of a file or a folder.</param>
    /// <param name="pattern">The pattern that file names in the folder must match, such as <c>*.txt</c>.</param>
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
