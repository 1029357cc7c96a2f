using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// Compares hashes of the source code of user-defined metrics, optimizers and corpora. The build computes the hashes. If code changes,
/// results are kept, and the report states which code has changed.
/// </summary>
internal static class OwnCode
{
    private const char Between = ';';
    private const char Is = '=';

    /// <summary>The hashes as one line of text, for an attempt file. Null if there are no hashes.</summary>
    public static string? TextOf(IReadOnlyDictionary<string, string> code) =>
        code.Count == 0 ? null
            : string.Join(Between, code.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}{Is}{entry.Value}"));

    /// <summary>The types whose code has changed, each with the number of trials that finished before the change.</summary>
    /// <param name="code">The hashes of the current code, keyed by type name.</param>
    /// <param name="trials">The identities of the trials to check.</param>
    /// <param name="stored">The stored results with their attempts. Attempts without hashes are skipped.</param>
    public static IReadOnlyList<(string Type, int Trials)> Changes(
        IReadOnlyDictionary<string, string> code, IEnumerable<string> trials, StoredResults stored)
    {
        if (code.Count == 0)
        {
            return [];
        }

        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Attempt attempt in stored.Attempts
            .Where(attempt => attempt.Outcome is Outcome.Completed or Outcome.Diverged && attempt.Code is not null))
        {
            // Only the first attempt that finished a trial counts.
            before.TryAdd(attempt.Trial, attempt.Code!);
        }

        string[][] finished =
        [
            .. trials.Distinct(StringComparer.Ordinal)
                .Where(trial => stored.Trials.ContainsKey(trial) && before.ContainsKey(trial))
                .Select(trial => before[trial].Split(Between)),
        ];
        bool IsOther(string part, KeyValuePair<string, string> entry) =>
            part.StartsWith(entry.Key + Is, StringComparison.Ordinal) && part != $"{entry.Key}{Is}{entry.Value}";
        return
        [
            .. code.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => (Type: entry.Key, Trials: finished.Count(parts => parts.Any(part => IsOther(part, entry)))))
                .Where(changed => changed.Trials > 0),
        ];
    }
}
