using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds weaknesses in cost measurements: other load on the machine, and measurement within one period.</summary>
internal static class CostCaveats
{
    /// <summary>
    /// The number of cost trials that other load on the machine disturbed, in total and by symptom. Null if there are none.
    /// </summary>
    public static DisturbedCosts? Disturbed(ResultTable results)
    {
        var costs = results.Points.SelectMany(point => point.Costs).ToList();
        int disturbed = costs.Count(results.Guard.IsDisturbed);
        if (disturbed == 0)
        {
            return null;
        }

        var shared = costs.FindAll(CostGuard.SharedItsCore);
        var slow = costs.FindAll(results.Guard.WasSlow);
        return new DisturbedCosts(
            disturbed,
            costs.Count,
            new(shared.Count, shared.Select(trial => trial.Costs[nameof(CpuShare)]).DefaultIfEmpty(1).Min()),
            new(slow.Count, slow.Select(results.Guard.SpeedOf).DefaultIfEmpty(1).Min()),
            costs.Count(CostGuard.WasUneven));
    }

    /// <summary>
    /// The caveat that all costs were measured in one period, without a pause longer than <see cref="LookCaveats.Pause"/>. Null if there
    /// was such a pause.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="stored">The journal, with the times of the trials.</param>
    /// <param name="error">The nominal error rate of verdicts.</param>
    public static OneOccasion? OneOccasion(ResultTable results, StoredResults stored, double error)
    {
        var costs = results.Points.SelectMany(point => point.Costs).Select(trial => trial.Id).ToHashSet(StringComparer.Ordinal);
        var spans = stored.Attempts.Where(attempt => costs.Contains(attempt.Trial) && attempt.Seconds is >= 0 and < 1e9)
            .OrderBy(attempt => attempt.StartedUtc).ToList();
        double Between(Attempt first, Attempt second) => (second.StartedUtc - first.StartedUtc).TotalSeconds - first.Seconds!.Value;
        if (spans.Count < 2 || spans.Zip(spans.Skip(1)).Any(pair => Between(pair.First, pair.Second) > LookCaveats.Pause.TotalSeconds))
        {
            return null;
        }

        double seconds = Math.Min(1e9, (spans[^1].StartedUtc - spans[0].StartedUtc).TotalSeconds + spans[^1].Seconds!.Value);
        return new OneOccasion(
            TimeSpan.FromSeconds(seconds), [new(0.005, ErrorRates.OffsetOfHalfAPercent), new(0.01, ErrorRates.OffsetOfOnePercent)], error);
    }
}
