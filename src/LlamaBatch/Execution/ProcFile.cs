using System.Globalization;

namespace LlamaBatch.Execution;

/// <summary>Files of Linux's <c>/proc</c> that have one amount a line: <c>MemAvailable:   24360092 kB</c>, <c>oom_kill 3</c>.</summary>
internal static class ProcFile
{
    /// <summary>An amount in bytes; null where the system has no such file or line.</summary>
    public static long? BytesOf(string path, string key) => AmountOf(path, key) * 1024;

    /// <summary>An amount in the file's unit; null where the system has no such file or line.</summary>
    public static long? AmountOf(string path, string key)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string? line = File.ReadLines(path).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture, out long amount)
            ? amount
            : null;
    }
}
