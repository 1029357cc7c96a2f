using System.Globalization;

namespace LlamaBatch.Execution;

/// <summary>Reads files of Linux's <c>/proc</c> with one amount per line, such as <c>oom_kill 3</c>.</summary>
internal static class ProcFile
{
    /// <summary>An amount in bytes; null if the system has no such file or line.</summary>
    public static long? BytesOf(string path, string key) => AmountOf(path, key) * 1024;

    /// <summary>An amount in the file's unit; null if the system has no such file or line.</summary>
    public static long? AmountOf(string path, string key)
    {
        string? line = LineOf(path, key);
        return line is not null && long.TryParse(
            line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture,
            out long amount)
            ? amount
            : null;
    }

    /// <summary>The line for a key; null if the file or the line cannot be read, because these amounts are optional.</summary>
    private static string? LineOf(string path, string key)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
