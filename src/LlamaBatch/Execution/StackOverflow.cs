using LlamaBatch.Catalog;
using LlamaBatch.Journal;

namespace LlamaBatch.Execution;

/// <summary>What .NET writes to standard error when a stack overflows, before it aborts the process.</summary>
internal static class StackOverflow
{
    /// <summary>Whether a line is the first of such a report. Thousands of frames follow.</summary>
    public static bool BeginsAt(string line) => line.StartsWith("Stack overflow.", StringComparison.Ordinal);

    /// <summary>The failure, with the author's method that the first frames name most often; null if no stack overflowed.</summary>
    /// <param name="errorLines">Lines of standard error.</param>
    public static StackOverflowed? In(IEnumerable<string> errorLines)
    {
        List<string> lines = [.. errorLines.SkipWhile(line => !BeginsAt(line))];
        return lines.Count > 0 ? new StackOverflowed(AuthorCode.PlaceOf(lines) ?? "") : null;
    }
}
