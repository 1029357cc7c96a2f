using System.Globalization;

namespace LlamaBatch.Execution;

/// <summary>Files of Linux's <c>/proc</c> that have one amount of memory a line: <c>MemAvailable:   24360092 kB</c>.</summary>
internal static class ProcFile
{
    /// <summary>An amount in bytes; null where the system has no such file or line.</summary>
    public static long? BytesOf(string path, string key)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string? line = File.ReadLines(path).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture, out long kilobytes)
            ? kilobytes * 1024
            : null;
    }
}
