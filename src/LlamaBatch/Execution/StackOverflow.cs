using LlamaBatch.Catalog;
using LlamaBatch.Journal;

namespace LlamaBatch.Execution;

/// <summary>Recognizes .NET's report of a stack overflow on standard error, written before the process aborts.</summary>
internal static class StackOverflow
{
    /// <summary>Whether a line begins the report of a stack overflow. Thousands of frames follow.</summary>
    public static bool BeginsAt(string line) => line.StartsWith("Stack overflow.", StringComparison.Ordinal);

    /// <summary>The failure, with the author's method that occurs most often in the first frames; null without a stack overflow.</summary>
    /// <param name="errorLines">The lines of standard error.</param>
    public static StackOverflowed? In(IEnumerable<string> errorLines)
    {
        List<string> lines = [.. errorLines.SkipWhile(line => !BeginsAt(line))];
        return lines.Count > 0 ? new StackOverflowed(AuthorCode.PlaceOf(lines) ?? "") : null;
    }
}
