using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds seeds that were added after verdicts had been computed, or after a long pause.</summary>
/// <remarks>
/// Adding seeds after someone has read a report raises the error rate. During a long pause, someone may have read a report.
/// </remarks>
internal static class LookCaveats
{
    /// <summary>The minimum pause in training during which someone may have read a report.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The numbers of finished seeds at which verdicts were computed or training paused for long. Null if there is only one such number.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="stored">The journal, with the times of trials and of verdicts.</param>
    /// <param name="error">The nominal error rate of verdicts.</param>
    public static SeveralLooks? Of(ResultTable results, StoredResults stored, double error)
    {
        int now = results.Seeds.Count(seed => results.Points.All(point => point.Trials.Any(trial => trial.Seed == seed)));
        int[] recorded = [.. stored.Looks.Where(look => look.Scale == results.Scale).Select(look => look.Seeds)];
        IEnumerable<int> before = recorded.Concat(Occasions(results, stored.Attempts));
        int[] looks = [.. before.Where(seeds => seeds >= Comparison.FewestPairs && seeds < now).Append(now).Distinct().Order()];
        return looks.Length < 2 ? null
            : new SeveralLooks(looks, looks[..^1].All(recorded.Contains), RepeatedLooks.Error(looks, error), error);
    }

    /// <summary>For each long pause in training between two seeds, the number of seeds finished before the pause.</summary>
    private static IEnumerable<int> Occasions(ResultTable results, IReadOnlyList<Attempt> attempts)
    {
        var seedOf = results.Points.SelectMany(point => point.Trials).DistinctBy(trial => trial.Id)
            .ToDictionary(trial => trial.Id, trial => trial.Seed, StringComparer.Ordinal);
        var spans = (from attempt in attempts
                     where attempt.Seconds is >= 0 and < 1e9 && seedOf.ContainsKey(attempt.Trial)
                     group attempt by seedOf[attempt.Trial] into seed
                     select (
                         Seed: seed.Key,
                         From: seed.Min(one => one.StartedUtc.Ticks),
                         To: seed.Max(one => one.StartedUtc.Ticks + (one.Seconds!.Value * TimeSpan.TicksPerSecond))))
            .OrderBy(span => span.From).ToList();
        double ended = double.NegativeInfinity;
        for (int i = 0; i < spans.Count; i++)
        {
            if (i > 0 && spans[i].From - ended > Pause.Ticks)
            {
                yield return i;
            }

            ended = Math.Max(ended, spans[i].To);
        }
    }
}
