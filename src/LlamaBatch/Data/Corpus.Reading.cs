using LlamaBatch.Data;

namespace LlamaBatch;

public abstract partial record Corpus
{
    /// <summary>Reads the corpus and makes it ready to be drawn from.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    /// <exception cref="CorpusException">The text is missing, empty, not UTF-8 or too short; the message says which, where, and what to do.</exception>
    public abstract TokenSource Open(string folder);
}
