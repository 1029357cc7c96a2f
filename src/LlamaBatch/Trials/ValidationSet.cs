using LlamaBatch.Reporting;

namespace LlamaBatch.Trials;

/// <summary>What the learning metrics of a point are measured on. Losses on different validation sets are different quantities.</summary>
/// <param name="corpus">The corpus, with its sequence length.</param>
/// <param name="windows">The validation windows that are asked for.</param>
public sealed class ValidationSet(Corpus corpus, int windows)
{
    /// <summary>The corpus.</summary>
    public Corpus Corpus { get; } = corpus;

    /// <summary>The validation windows that are asked for.</summary>
    public int Windows { get; } = windows;

    /// <summary>The validation set of a point.</summary>
    public static ValidationSet Of(LlamaExperiment point) => new(point.Corpus, point.Validation.Windows.Count);

    /// <summary>What keeps values of a metric on several sets from being compared: <c>different sequence lengths (32 and 64 tokens)</c>. Null where nothing does.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="metric">The metric. A cost, or one that only describes, may be compared on any sets.</param>
    public static string? DifferenceIn(IEnumerable<ValidationSet> sets, MetricDefinition metric)
    {
        if (metric.Kind == MetricKind.Cost || metric.Better == Better.Neither)
        {
            return null;
        }

        var all = sets.ToList();
        var corpora = all.Select(set => set.Corpus).ToList();
        string?[] differences =
        [
            Difference("texts", all, set => set.Corpus.TextKey, set => NameAmong(set.Corpus, corpora)),
            metric.IsPerByte ? null : Difference("tokenizers", all, set => set.Corpus.TokenIs, set => $"a token is {set.Corpus.TokenIs}"),
            Difference("sequence lengths", all, set => set.Corpus.SequenceLength, set => Number.Exact(set.Corpus.SequenceLength), " tokens"),
            metric.Kind != MetricKind.Validation ? null : Difference("numbers of validation windows", all, set => set.Windows, set => Number.Exact(set.Windows)),
        ];
        return differences.Any(difference => difference is not null) ? $"different {Words.List(differences.OfType<string>())}" : null;
    }

    private static string? Difference<T>(string what, List<ValidationSet> sets, Func<ValidationSet, T> of, Func<ValidationSet, string> name, string unit = "")
    {
        var distinct = sets.DistinctBy(of).ToList();
        return distinct.Count < 2 ? null : $"{what} ({Words.List(distinct.Select(name).Distinct(StringComparer.Ordinal))}{unit})";
    }

    /// <summary>The name of a corpus; where others have the same name, with the settings that are not common to all of them.</summary>
    internal static string NameAmong(Corpus corpus, IReadOnlyList<Corpus> all)
    {
        var namesakes = all.Where(other => other.Name == corpus.Name).Select(other => other.Settings().ToList()).ToList();
        var own = corpus.Settings().Where(setting => namesakes.Exists(settings => !settings.Contains(setting))).Select(setting => $"{setting.Name} = {setting.Value}").ToList();
        bool isAlone = namesakes.TrueForAll(settings => settings.SequenceEqual(corpus.Settings()));
        return isAlone ? corpus.Name : $"{corpus.Name} with {(own.Count > 0 ? string.Join(", ", own) : "its defaults")}";
    }
}
