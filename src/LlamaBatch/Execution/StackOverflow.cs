using LlamaBatch.Catalog;
using LlamaBatch.Journal;

namespace LlamaBatch.Execution;

/// <summary>Recognizes .NET's report of a stack overflow, which it writes to standard error before it aborts the process.</summary>
internal static class StackOverflow
{
    /// <summary>Whether a line is the first line of the report of a stack overflow.</summary>
    public static bool BeginsAt(string line) => line.StartsWith("Stack overflow.", StringComparison.Ordinal);

    /// <summary>
    /// The failure, with the user-code method that occurs most often in the report. Null if no stack overflow is reported.
    /// </summary>
    /// <param name="errorLines">The lines of standard error.</param>
    public static StackOverflowed? In(IEnumerable<string> errorLines)
    {
        List<string> lines = [.. errorLines.SkipWhile(line => !BeginsAt(line))];
        return lines.Count > 0 ? new StackOverflowed(AuthorCode.PlaceOf(lines) ?? "") : null;
    }
}
