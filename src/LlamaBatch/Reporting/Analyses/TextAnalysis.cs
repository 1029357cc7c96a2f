using LlamaBatch.Data;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Describes how a study uses its texts: epochs, validation windows, and the resulting limitations.</summary>
internal static class TextAnalysis
{
    /// <summary>The number of epochs up to which repeated text is nearly as good as new text (Muennighoff et al. 2023).</summary>
    private const int ManyEpochs = 4;

    /// <summary>Facts about the use of the texts, one paragraph for each corpus and sequence length.</summary>
    /// <param name="uses">The uses of corpora by the configurations.</param>
    /// <param name="corpora">The corpora, with their known sizes.</param>
    public static IReadOnlyList<IReadOnlyList<Fact>> Uses(IEnumerable<CorpusUse> uses, CorpusShelf corpora) =>
        [.. from use in Grouped(uses)
            let facts = corpora.FactsOf(use.Corpus)
            where facts is not null
            select UseOf(use.Name, use.Corpus, use.Uses, facts.Value)];

    /// <summary>
    /// The fact that losses are not comparable, because configurations use different validation sets; null if losses are comparable.
    /// </summary>
    public static IncomparableLosses? Difference(IEnumerable<CorpusUse> uses, IReadOnlyList<MetricDefinition> metrics)
    {
        var sets = uses.Select(use => new ValidationSet(use.Corpus, use.Windows)).ToList();
        return metrics.Select(metric => ValidationSet.DifferenceIn(sets, metric))
            .FirstOrDefault(difference => difference is not null) is { } difference
            ? new IncomparableLosses(difference)
            : null;
    }

    /// <summary>
    /// Facts about the difference between validation loss and training loss, and about the choice of validation windows. Empty if no
    /// validation metric is measured.
    /// </summary>
    /// <param name="metrics">The metrics of the study.</param>
    /// <param name="uses">The uses of corpora by the configurations.</param>
    /// <param name="corpora">The corpora, with their known sizes.</param>
    /// <param name="isAveraged">Whether validation uses averaged weights.</param>
    public static IReadOnlyList<Fact> Gap(
        IReadOnlyList<MetricDefinition> metrics, IEnumerable<CorpusUse> uses, CorpusShelf corpora, bool isAveraged)
    {
        bool Measures(string key) => metrics.Any(metric => metric.Key == key);
        if (!metrics.Any(metric => metric.Kind == MetricKind.Validation))
        {
            return [];
        }

        var epochs = uses
            .Select(use => corpora.FactsOf(use.Corpus) is { } facts ? Epochs(use.Tokens, facts) : null)
            .OfType<double>()
            .ToList();
        return Measures(nameof(TrainLoss)) && Measures(nameof(ValidationLoss)) && epochs.Count > 0
            ? [new LossGap(epochs.Max() > 1, isAveraged), new FixedWindows()]
            : [new FixedWindows()];
    }

    /// <summary>The caveats about text that is read many times, and about too few validation windows.</summary>
    public static IEnumerable<Fact> Weaknesses(IEnumerable<CorpusUse> uses, CorpusShelf corpora)
    {
        foreach (var (corpus, name, group) in Grouped(uses))
        {
            if (corpora.FactsOf(corpus) is not { } facts)
            {
                continue;
            }

            // If the experiment's author limited the text, reading it many times is intended and needs no caveat.
            if (LimitOf(corpus) == 0 && Epochs(group.Max(one => one.Tokens), facts) is > ManyEpochs and double epochs)
            {
                yield return new RepeatedText(name, facts.TrainingTokens, epochs, ManyEpochs);
            }

            if (group.Max(one => one.Windows) is int asked && facts.ValidationWindows < asked)
            {
                yield return new FewWindows(name, asked, facts.ValidationWindows);
            }
        }
    }

    /// <summary>The uses, grouped by corpus. Each group has a name that distinguishes its corpus from the others.</summary>
    private static IEnumerable<(Corpus Corpus, TextName Name, List<CorpusUse> Uses)> Grouped(IEnumerable<CorpusUse> uses)
    {
        var groups = uses.GroupBy(use => use.Corpus).ToList();
        var corpora = groups.Select(group => group.Key).ToList();
        bool lengthsDiffer = corpora.DistinctBy(corpus => corpus.SequenceLength).Count() > 1;
        return groups.Select(group => (
            group.Key,
            new TextName(ValidationSet.NameAmong(group.Key, corpora), lengthsDiffer ? group.Key.SequenceLength : null),
            group.ToList()));
    }

    private static IReadOnlyList<Fact> UseOf(TextName name, Corpus corpus, List<CorpusUse> uses, CorpusFacts facts) =>
    [
        Epochs(uses.Max(use => use.Tokens), facts) is double most
            ? new TextRead(name, facts.TrainingTokens, Epochs(uses.Min(use => use.Tokens), facts)!.Value, most)
            : new EndlessText(name),
        new WindowsUsed(uses.Max(use => use.Windows), facts.ValidationWindows == long.MaxValue ? null : facts.ValidationWindows),
        new HeldOut(corpus),
        .. LimitOf(corpus) is > 0 and long limit ? [new LimitedText(limit)] : Array.Empty<Fact>(),
        .. facts.RepeatedDocuments > 0 ? [new CopiedDocuments(facts.RepeatedDocuments)] : Array.Empty<Fact>(),
    ];

    /// <summary>The limit that the experiment's author set for the training text, in bytes; 0 if there is no limit.</summary>
    private static long LimitOf(Corpus corpus) => corpus switch
    {
        DotNetDocs docs => docs.TrainingLimit,
        TextFiles files => files.TrainingLimit,
        _ => 0,
    };

    /// <summary>The number of times that a trial reads its training text; null for an endless source.</summary>
    private static double? Epochs(long tokens, CorpusFacts facts) =>
        facts.TrainingTokens is 0 or long.MaxValue ? null : (double)tokens / facts.TrainingTokens;
}
