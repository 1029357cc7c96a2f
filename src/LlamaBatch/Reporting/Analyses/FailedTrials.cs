using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds trials that were attempted but have no result, with the outcome of their last attempt.</summary>
internal static class FailedTrials
{
    /// <summary>The failed trials, sorted by label.</summary>
    /// <param name="input">The results.</param>
    public static IReadOnlyList<FailedTrial> Of<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var failed = input.Stored.Attempts
            .Where(attempt => attempt.Failure is not null && !input.Stored.Trials.ContainsKey(attempt.Trial))
            .ToList();
        if (failed.Count == 0)
        {
            return [];                                                              // without the text, trial identities are unknown
        }

        var wanted = input.Planned.Trials(input.Corpora, input.Stored.Trials)
            .Select(trial => trial.Id)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. failed
                .Where(attempt => wanted.Contains(attempt.Trial))
                .GroupBy(attempt => attempt.Trial)
                .Select(attempts => (Last: attempts.MaxBy(attempt => attempt.Number)!, Count: attempts.Count()))
                .OrderBy(trial => trial.Last.Label, StringComparer.Ordinal)
                .Select(trial => new FailedTrial(trial.Last.Label, trial.Count, trial.Last.Failure!)),
        ];
    }
}
