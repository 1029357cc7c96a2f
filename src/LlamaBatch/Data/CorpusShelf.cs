namespace LlamaBatch.Data;

/// <summary>The corpora of an experiment, each opened once, and only when its tokens are needed.</summary>
/// <param name="folder">The experiment's folder, where relative paths start.</param>
/// <param name="recorded">Fingerprints that stand in the results, by <see cref="KeyOf"/>: a report uses them instead of the text, which need not be there.</param>
/// <param name="recordedFacts">Facts that stand in the results, by <see cref="FactsKeyOf"/>.</param>
public sealed class CorpusShelf(string folder, IReadOnlyDictionary<string, string>? recorded = null, IReadOnlyDictionary<string, CorpusFacts>? recordedFacts = null)
{
    private readonly Dictionary<Corpus, TokenSource> _open = [];

    /// <summary>The fingerprints of the corpora that were opened, by <see cref="KeyOf"/>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints =>
        _open.GroupBy(entry => KeyOf(entry.Key)).ToDictionary(group => group.Key, group => group.First().Value.Fingerprint, StringComparer.Ordinal);

    /// <summary>The facts of the corpora that were opened, by <see cref="FactsKeyOf"/>; those of the house that need no record are left out.</summary>
    public IReadOnlyDictionary<string, CorpusFacts> Facts =>
        _open.Where(entry => entry.Key.KnownFacts is null).GroupBy(entry => FactsKeyOf(entry.Key)).ToDictionary(group => group.Key, group => group.First().Value.Facts, StringComparer.Ordinal);

    /// <summary>What decides a corpus's tokens, as text: its name and settings. The sequence length does not.</summary>
    public static string KeyOf(Corpus corpus) =>
        string.Join("; ", corpus.Settings().Select(setting => $"{setting.Name}={setting.Value}").Prepend(corpus.Name));

    /// <summary>What decides a corpus's facts, as text: its tokens and the sequence length.</summary>
    public static string FactsKeyOf(Corpus corpus) => FormattableString.Invariant($"{KeyOf(corpus)}; {nameof(Corpus.SequenceLength)}={corpus.SequenceLength}");

    /// <summary>The tokens of a corpus.</summary>
    /// <exception cref="CorpusException">The corpus cannot be read or does not suffice.</exception>
    public TokenSource Open(Corpus corpus)
    {
        if (!_open.TryGetValue(corpus, out TokenSource? source))
        {
            source = corpus.Open(folder);
            _open.Add(corpus, source);
        }

        return source;
    }

    /// <summary>The fingerprint of a corpus's tokens: the recorded one, or that of the text.</summary>
    /// <exception cref="CorpusException">The corpus cannot be read or does not suffice.</exception>
    public string FingerprintOf(Corpus corpus) =>
        recorded is not null && recorded.TryGetValue(KeyOf(corpus), out string? fingerprint) ? fingerprint : Open(corpus).Fingerprint;

    /// <summary>The facts of a corpus: known without reading, of the opened text, or the recorded ones. Null where none are; nothing is opened for them.</summary>
    public CorpusFacts? FactsOf(Corpus corpus) =>
        corpus.KnownFacts is { } known ? known
        : _open.TryGetValue(corpus, out TokenSource? source) ? source.Facts
        : recordedFacts is not null && recordedFacts.TryGetValue(FactsKeyOf(corpus), out CorpusFacts facts) ? facts
        : null;
}
