using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Seeds that were added after verdicts had been computed, or that were trained on a later occasion.</summary>
internal static class LookCaveats
{
    /// <summary>Attempts farther apart than this count as two occasions. A report may have been read in between.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>The looks; null where there was one.</summary>
    /// <param name="results">The results.</param>
    /// <param name="stored">The journal: when trials ran, and when verdicts were computed.</param>
    /// <param name="error">The error of verdicts that is promised.</param>
    public static SeveralLooks? Of(ResultTable results, StoredResults stored, double error)
    {
        int now = results.Seeds.Count(seed => results.Points.All(point => point.Trials.Any(trial => trial.Seed == seed)));
        int[] recorded = [.. stored.Looks.Where(look => look.Scale == results.Scale).Select(look => look.Seeds)];
        IEnumerable<int> before = recorded.Concat(Occasions(results, stored.Attempts));
        int[] looks = [.. before.Where(seeds => seeds >= Comparison.FewestPairs && seeds < now).Append(now).Distinct().Order()];
        return looks.Length < 2 ? null
            : new SeveralLooks(looks, looks[..^1].All(recorded.Contains), RepeatedLooks.Error(looks, error), error);
    }

    /// <summary>How many seeds were finished when a pause began after which only further seeds were trained.</summary>
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
