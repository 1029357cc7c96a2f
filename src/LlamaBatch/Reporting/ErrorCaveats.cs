using LlamaBatch.Journal;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>Where the error rate of a report does not hold, from what can be seen: repeated looks, noisy tuning, costs of one occasion, skewed differences.</summary>
internal static class ErrorCaveats
{
    /// <summary>Attempts that are farther apart than this were trained on another occasion, between which a report may have been read.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    /// <summary>The caveats, as Markdown sentences.</summary>
    /// <param name="results">The results.</param>
    /// <param name="stored">The journal: when trials ran, and when verdicts were computed.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="error">The family-wise error.</param>
    public static IEnumerable<string> Of(ResultTable results, StoredResults stored, IReadOnlyList<Verdict> verdicts, double error)
    {
        var compared = verdicts.SelectMany(verdict => verdict.Comparisons).Where(part => part.Obstacle == VerdictReason.None).ToList();
        bool judgesLearning = compared.Exists(part => part.Metric.Kind != MetricKind.Cost);
        return new[]
        {
            judgesLearning ? Looks(results, stored, error) : null,
            judgesLearning ? NoisyTuning(results) : null,
            compared.Exists(part => part.Metric.Kind == MetricKind.Cost || part.Metric.IsTimed) ? OneOccasion(results, stored, error) : null,
            Skewed(compared, error),
        }.OfType<string>();
    }

    /// <summary>Seeds that were added after verdicts had been computed; in results without looks, seeds that were trained on a later occasion.</summary>
    private static string? Looks(ResultTable results, StoredResults stored, double error)
    {
        int now = results.Seeds.Count(seed => results.Points.All(point => point.Trials.Any(trial => trial.Seed == seed)));
        int[] recorded = [.. stored.Looks.Where(look => look.Scale == results.Scale).Select(look => look.Seeds)];
        int[] looks = [.. (recorded.Length > 0 ? recorded.Concat(Occasions(results, stored.Attempts)) : Occasions(results, stored.Attempts)).Where(seeds => seeds >= Comparison.FewestPairs && seeds < now).Append(now).Distinct().Order()];
        if (looks.Length < 2)
        {
            return null;
        }

        string steps = $"{string.Join(", ", looks[..^1])} and {looks[^1]} seeds";
        string rate = $"{100 * RepeatedLooks.Error(looks, error):0} % of the verdicts on its margin are wrong, not {100 * error:0.#} %";
        return looks[..^1].All(recorded.Contains)
            ? FormattableString.Invariant($"**Repeated looks.** Verdicts were computed with {steps}, {looks.Length} looks. Where seeds are added until a claim is decided, {rate}.")
            : FormattableString.Invariant($"**Seeds added later.** The seeds were trained on {looks.Length} occasions, up to {steps}. If reports in between led to more seeds, {rate}.");
    }

    /// <summary>How many seeds were finished when a pause began after which only further seeds were trained.</summary>
    private static IEnumerable<int> Occasions(ResultTable results, IReadOnlyList<Attempt> attempts)
    {
        var seedOf = results.Points.SelectMany(point => point.Trials).DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, trial => trial.Seed, StringComparer.Ordinal);
        var spans = (from attempt in attempts
                     where attempt.Seconds is >= 0 and < 1e9 && seedOf.ContainsKey(attempt.Trial)
                     group attempt by seedOf[attempt.Trial] into seed
                     select (Seed: seed.Key, From: seed.Min(one => one.StartedUtc.Ticks), To: seed.Max(one => one.StartedUtc.Ticks + (one.Seconds!.Value * TimeSpan.TicksPerSecond)))).OrderBy(span => span.From).ToList();
        double ended = double.NegativeInfinity;
        for (int i = 0; i < spans.Count; i++)
        {
            if (i > 0 && spans[i].From - ended > _pause.Ticks)
            {
                yield return i;
            }

            ended = Math.Max(ended, spans[i].To);
        }
    }

    private static string? NoisyTuning(ResultTable results)
    {
        var tuned = results.Points.SelectMany(point => point.Tuned).Where(tuned => tuned.Scores.Count > 1).ToList();
        bool isNoise = tuned.Exists(one => OneWayAnova.Of(one.Trials) is { P: > WeakEvidence.ToldApart });
        bool isSingle = tuned.Exists(one => one.Trials.Count > 0 && one.Trials.All(trials => trials.Count == 1));
        string rates = FormattableString.Invariant(
            $"Where the choice is noise, {100 * ErrorRates.NoisyTuningWithFiveSeeds:0.#} % of verdicts in one direction at margin 0 are wrong with 5 evaluation seeds and {100 * ErrorRates.NoisyTuningWithTenSeeds:0.#} % with 10, not 2.5 %.");
        return isSingle ? $"**One tuning seed.** Nothing tells how much the tuned levels vary. {rates} Tune on several seeds."
            : isNoise ? $"**Error of noisy tuning.** The tuning seeds do not separate the levels of some points. {rates} Tune on more seeds."
            : null;
    }

    private static string? OneOccasion(ResultTable results, StoredResults stored, double error)
    {
        var costs = results.Points.SelectMany(point => point.Costs).Select(trial => trial.Id).ToHashSet(StringComparer.Ordinal);
        var spans = stored.Attempts.Where(attempt => costs.Contains(attempt.Trial) && attempt.Seconds is >= 0 and < 1e9).OrderBy(attempt => attempt.StartedUtc).ToList();
        if (spans.Count < 2 || spans.Zip(spans.Skip(1)).Any(pair => (pair.Second.StartedUtc - pair.First.StartedUtc).TotalSeconds - pair.First.Seconds!.Value > _pause.TotalSeconds))
        {
            return null;
        }

        string took = Number.Duration(TimeSpan.FromSeconds(Math.Min(1e9, (spans[^1].StartedUtc - spans[0].StartedUtc).TotalSeconds + spans[^1].Seconds!.Value)));
        return FormattableString.Invariant(
            $"**One occasion.** All costs were measured within {took}. Where every arm has an offset of the day of 0.5 % (1 %), {100 * ErrorRates.OffsetOfHalfAPercent:0} % ({100 * ErrorRates.OffsetOfOnePercent:0} %) of cost verdicts on the margin are wrong, not {100 * error:0.#} %.");
    }

    private static string? Skewed(List<Comparison> compared, double error)
    {
        var told = compared.Where(part => !part.IsBySign && !part.IsOptimum && part.StandardDeviation > 0)
            .DistinctBy(part => (part.Metric.Key, part.Left.Label, part.Right.Label))
            .Select(part => (Part: part, P: SkewnessTest.P(part.Differences)))
            .ToList();
        var skewed = told.Where(one => one.P * told.Count <= SkewnessTest.Error).OrderBy(one => one.P).ToList();
        if (skewed.Count == 0)
        {
            return null;
        }

        Comparison first = skewed[0].Part;
        string others = skewed.Count > 1 ? $" and {Words.Count(skewed.Count - 1, "other comparison")}" : "";
        return FormattableString.Invariant($"**Skewed differences.** {Words.InSentence(first.Metric.Name)[..1].ToUpperInvariant()}{MarkdownText.Escape(Words.InSentence(first.Metric.Name)[1..])}: the differences of {MarkdownText.Escape(first.Left.Label)} and {MarkdownText.Escape(first.Right.Label)}{others} are skewed ")
            + FormattableString.Invariant($"(g₁ = {SkewnessTest.Of(first.Differences):0.0}, {RoundedNumber.P(skewed[0].P)} of {told.Count}). With exponential differences the t test errs in {100 * ErrorRates.At(ErrorRates.ExponentialDifferences, first.Count):0} % of claims on the margin, not {100 * error:0.#} %.");
    }
}
