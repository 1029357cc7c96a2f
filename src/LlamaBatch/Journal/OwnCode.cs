using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// Fingerprints of the code of the author's own metrics, optimizers and corpora, which the build makes.
/// They are no part of a trial's identity: a result stays, and a report says where its code has changed.
/// </summary>
internal static class OwnCode
{
    private const char Between = ';';
    private const char Is = '=';

    /// <summary>The fingerprints as an attempt's file holds them; null where there are none.</summary>
    public static string? TextOf(IReadOnlyDictionary<string, string> code) =>
        code.Count == 0 ? null
            : string.Join(Between, code.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}{Is}{entry.Value}"));

    /// <summary>The types whose code has changed since trials finished, with the number of these trials.</summary>
    /// <param name="code">The fingerprints of the program.</param>
    /// <param name="trials">The identities of the trials that are looked at.</param>
    /// <param name="stored">What was measured, and by which attempts. Those of before there were fingerprints say nothing.</param>
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
            // The first attempt that finished a trial counts.
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
