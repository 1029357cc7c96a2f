namespace LlamaBatch.Data;

/// <summary>The corpora of an experiment, each opened once.</summary>
/// <param name="folder">The experiment's folder, where relative paths start.</param>
public sealed class CorpusShelf(string folder)
{
    private readonly Dictionary<Corpus, TokenSource> _open = [];

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

    /// <summary>The fingerprint of a corpus's tokens.</summary>
    /// <exception cref="CorpusException">The corpus cannot be read or does not suffice.</exception>
    public string FingerprintOf(Corpus corpus) => Open(corpus).Fingerprint;
}
