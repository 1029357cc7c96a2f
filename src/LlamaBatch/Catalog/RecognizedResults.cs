using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>
/// Results of an earlier definition of an experiment, matched to the trials of the current definition. A trial without a result of the same
/// identity is matched by its phase, levels, seed and tokens.
/// </summary>
/// <param name="Results">The results, with the identities of the current definition.</param>
/// <param name="Trials">The number of trials of the current definition that have a result.</param>
/// <param name="ByLevels">The number of trials that were matched by levels and seed, because settings, code or text have changed.</param>
internal sealed record RecognizedResults(StoredResults Results, int Trials, int ByLevels)
{
    /// <summary>Matches stored results to the trials of the current definition.</summary>
    /// <param name="planned">The current definition.</param>
    /// <param name="corpora">The corpora.</param>
    /// <param name="stored">The stored results.</param>
    public static RecognizedResults Of(PlannedExperiment planned, CorpusShelf corpora, StoredResults stored)
    {
        var known = new Dictionary<string, TrialResult>(stored.Trials, StringComparer.Ordinal);
        var byLevels = stored.Trials.Values.ToLookup(result => (result.Phase, Levels: AxisLevel.KeyOf(result.Levels), result.Seed));
        int recognized = 0;
        int before;
        do
        {
            before = recognized;
            // The list of trials is computed again, because results of tuning trials determine which evaluation trials exist.
            foreach (Trial trial in planned.Trials(corpora, known).Where(trial => !known.ContainsKey(trial.Id)))
            {
                if (byLevels[(trial.Phase, AxisLevel.KeyOf(trial.Levels), trial.Seed)]
                    .FirstOrDefault(result => IsOf(trial, result)) is { } result)
                {
                    known.Add(trial.Id, result with { Id = trial.Id });
                    recognized++;
                }
            }
        }
        while (recognized > before);

        return new(
            stored with { Trials = known },
            planned.Trials(corpora, known).Count(trial => known.ContainsKey(trial.Id)),
            recognized);
    }

    private static bool IsOf(Trial trial, TrialResult result) =>
        trial.Phase == Phase.Cost || result.Outcome == Outcome.Diverged || result.Tokens == trial.Plan.TokensTrained;
}
