using System.Globalization;
using LlamaBatch.Files;

namespace LlamaBatch.Data;

/// <summary>The corpora of an experiment. Each is opened at most once, when its tokens are first needed.</summary>
/// <param name="folder">The experiment's folder, where relative paths start.</param>
/// <param name="recorded">
/// Fingerprints (hashes of the tokens) from the results file, keyed by <see cref="KeyOf"/>. With them, a report need not open the text.
/// </param>
/// <param name="recordedFacts">Sizes of corpora from the results file, keyed by <see cref="FactsKeyOf"/>.</param>
public sealed class CorpusShelf(
    string folder,
    IReadOnlyDictionary<string, string>? recorded = null,
    IReadOnlyDictionary<string, CorpusFacts>? recordedFacts = null)
{
    private readonly Dictionary<Corpus, TokenSource> _open = [];
    private readonly Dictionary<Corpus, bool> _leftOut = [];

    /// <summary>The experiment's folder.</summary>
    public string Folder => folder;

    /// <summary>Whether opening a text is forbidden. If so, only corpora with a recorded fingerprint have results.</summary>
    internal bool IsClosed { get; init; }

    /// <summary>The fingerprints (hashes of the tokens) of the opened corpora, keyed by <see cref="KeyOf"/>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints =>
        _open.GroupBy(entry => KeyOf(entry.Key))
            .ToDictionary(group => group.Key, group => group.First().Value.Fingerprint, StringComparer.Ordinal);

    /// <summary>The sizes of the opened corpora, keyed by <see cref="FactsKeyOf"/>. Built-in corpora of known size are left out.</summary>
    public IReadOnlyDictionary<string, CorpusFacts> Facts =>
        _open.Where(entry => entry.Key.KnownFacts is null).GroupBy(entry => FactsKeyOf(entry.Key))
            .ToDictionary(group => group.Key, group => group.First().Value.Facts, StringComparer.Ordinal);

    /// <summary>A key that identifies the tokens of a corpus: its name and settings, without the sequence length.</summary>
    public static string KeyOf(Corpus corpus) =>
        string.Join("; ", corpus.Settings().Select(setting => $"{setting.Name}={setting.Value}").Prepend(corpus.Name));

    /// <summary>A key that identifies the size of a corpus: its name, settings and sequence length.</summary>
    public static string FactsKeyOf(Corpus corpus)
        => string.Create(CultureInfo.InvariantCulture, $"{KeyOf(corpus)}; {nameof(Corpus.SequenceLength)}={corpus.SequenceLength}");

    /// <summary>Opens a corpus and returns its tokens.</summary>
    /// <exception cref="CorpusException">The corpus cannot be read, is too short, or opens as an invalid
    /// <see cref="TokenSource"/>.</exception>
    public TokenSource Open(Corpus corpus)
    {
        if (!_open.TryGetValue(corpus, out TokenSource? source))
        {
            source = Checked(corpus);
            _open.Add(corpus, source);
        }

        return source;
    }

    /// <summary>Remarks for the experiment's author about how the opened texts were read, such as skipped files.</summary>
    public IEnumerable<string> Remarks
        => _open.Values.Select(source => source.Remark).Where(remark => remark.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a build uses this shelf. A build skips large texts to stay fast.</summary>
    internal bool IsOfBuild { get; init; }

    /// <summary>
    /// Whether the build skips a corpus because its text is large. False outside a build, and for a corpus that is already open.
    /// </summary>
    internal bool LeavesOut(Corpus corpus)
    {
        if (!IsOfBuild || _open.ContainsKey(corpus))
        {
            return false;
        }

        if (!_leftOut.TryGetValue(corpus, out bool isLarge))
        {
            _leftOut.Add(corpus, isLarge = !corpus.IsQuicklyRead(folder));
        }

        return isLarge;
    }

    /// <summary>
    /// The fingerprint of a corpus's tokens: the recorded fingerprint, or else the fingerprint of the opened text. Empty if no text may be
    /// opened.
    /// </summary>
    /// <exception cref="CorpusException">The corpus cannot be read or is too short.</exception>
    public string FingerprintOf(Corpus corpus) =>
        recorded is not null && recorded.TryGetValue(KeyOf(corpus), out string? fingerprint)
            ? fingerprint
            : IsClosed ? "" : Open(corpus).Fingerprint;

    /// <summary>The size of a corpus, or null if it is unknown until the text is opened.</summary>
    public CorpusFacts? FactsOf(Corpus corpus) =>
        corpus.KnownFacts is { } known ? known
        : _open.TryGetValue(corpus, out TokenSource? source) ? source.Facts
        : recordedFacts is not null && recordedFacts.TryGetValue(FactsKeyOf(corpus), out CorpusFacts facts) ? facts
        : null;

    /// <summary>Opens a corpus and checks its tokens. The check is necessary because the corpus may be user-defined.</summary>
    private TokenSource Checked(Corpus corpus)
    {
        TokenSource? source;
        try
        {
            source = corpus.Open(folder);
        }
        catch (Exception error) when (error is not (CorpusException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new CorpusException($"{corpus.Name}.Open ended with {error.GetType().Name}: {error.Message}", error);
        }

        string? problem = source is null ? "gives no tokens"
            : string.IsNullOrEmpty(source.Fingerprint) ? "has no Fingerprint, which detects changed text"
            : !FingerprintForm.Has(source.Fingerprint)
                ? $"has the Fingerprint '{Printable.Short(source.Fingerprint)}', which is not {FingerprintForm.Words}"
            : source.Remark is null ? "has a Remark that is null, which must be a text"
            : source.VocabSize < 1 ? string.Create(CultureInfo.InvariantCulture, $"has a VocabSize of {source.VocabSize}")
            : source.TrainingTokens <= corpus.SequenceLength ? string.Create(
                CultureInfo.InvariantCulture,
                $"has {source.TrainingTokens:N0} TrainingTokens, and one sequence needs {corpus.SequenceLength + 1L:N0}")
            : source.ValidationWindows < 0 ? FormattableString.Invariant($"has {source.ValidationWindows:N0} ValidationWindows")
            : source.RepeatedDocuments < 0 ? FormattableString.Invariant($"has {source.RepeatedDocuments:N0} RepeatedDocuments")
            : null;
        return problem is null ? source! : throw new CorpusException(
            $"The corpus {corpus.Name} {problem}. Correct it in the record that derives from Corpus, or in the TokenSource that it opens.");
    }
}
