namespace LlamaBatch.Trials;

/// <summary>
/// The corpus and the number of windows (sequences) on which a configuration is validated. Losses on different validation sets are not
/// comparable.
/// </summary>
/// <param name="corpus">The corpus, with its sequence length.</param>
/// <param name="windows">The number of validation windows in the settings.</param>
public sealed class ValidationSet(Corpus corpus, int windows)
{
    /// <summary>The corpus, with its sequence length.</summary>
    public Corpus Corpus { get; } = corpus;

    /// <summary>The number of validation windows in the settings.</summary>
    public int Windows { get; } = windows;

    /// <summary>The validation set of a configuration.</summary>
    public static ValidationSet Of(LlamaExperiment point) => new(point.Corpus, point.Validation.Windows.Count);

    /// <summary>The reason why a metric's values on several validation sets are not comparable, or null if they are comparable.</summary>
    /// <param name="sets">The validation sets to compare.</param>
    /// <param name="metric">The metric. Costs, and metrics without a preferred direction, are comparable on any sets.</param>
    internal static ValidationDifference? DifferenceIn(IEnumerable<ValidationSet> sets, MetricDefinition metric)
    {
        if (metric.Kind == MetricKind.Cost || metric.Better == Better.Neither)
        {
            return null;
        }

        var all = sets.ToList();
        var corpora = all.Select(set => set.Corpus).ToList();
        var difference = new ValidationDifference(
            Distinct(all, set => set.Corpus.TextKey, set => NameAmong(set.Corpus, corpora)),
            metric.IsPerByte ? [] : Distinct(all, set => set.Corpus.TokenIs, set => set.Corpus),
            Distinct(all, set => set.Corpus.SequenceLength, set => set.Corpus.SequenceLength),
            metric.Kind != MetricKind.Validation ? [] : Distinct(all, set => set.Windows, set => set.Windows));
        return difference.Equals(new ValidationDifference([], [], [], [])) ? null : difference;
    }

    /// <summary>
    /// The names of validation sets that differ in a key, one for each value of the key. The list is empty if all sets have the same value.
    /// </summary>
    private static IReadOnlyList<TName> Distinct<TKey, TName>(
        List<ValidationSet> sets,
        Func<ValidationSet, TKey> key,
        Func<ValidationSet, TName> name)
    {
        var distinct = sets.DistinctBy(key).ToList();
        return distinct.Count < 2 ? [] : [.. distinct.Select(name).Distinct()];
    }

    /// <summary>The name of a corpus, with the settings that distinguish it from other corpora of the same name.</summary>
    internal static CorpusName NameAmong(Corpus corpus, IReadOnlyList<Corpus> all)
    {
        var namesakes = all.Where(other => other.Name == corpus.Name).Select(other => other.Settings().ToList()).ToList();
        var own = corpus.Settings().Where(setting => namesakes.Exists(settings => !settings.Contains(setting)))
            .Select(setting => $"{setting.Name} = {setting.Value}")
            .ToList();
        bool isAlone = namesakes.TrueForAll(settings => settings.SequenceEqual(corpus.Settings()));
        return new(corpus.Name, isAlone ? null : string.Join(", ", own));
    }
}
