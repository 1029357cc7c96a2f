using LlamaBatch.Data;

namespace LlamaBatch;

public abstract partial record Corpus
{
    /// <summary>The entropy rate of the source in nats per token, the lowest possible loss; null if unknown without reading.</summary>
    public virtual double? EntropyRate => null;

    /// <summary>
    /// The kind of token, in the words of a report: <c>a byte of UTF-8 text</c>. Empty if the corpus does not describe
    /// it.
    /// </summary>
    public virtual string TokenIs => "";

    /// <summary>The method by which the corpus holds out validation text, as a sentence for reports; empty by default.</summary>
    public virtual string HeldOutAs => "";

    /// <summary>The size of the text; null if unknown without reading.</summary>
    public virtual CorpusFacts? KnownFacts => null;

    /// <summary>Whether a build may read the text to check it. Large texts are checked only by <c>plan</c>.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    public virtual bool IsQuicklyRead(string folder) => false;

    /// <summary>
    /// A key that identifies the text and its split, whatever the tokenizer. Corpora with the same key can be compared
    /// in bits per byte.
    /// </summary>
    /// <remarks>Override this property in a corpus with a setting that chooses the tokenizer, and leave out that setting.</remarks>
    public virtual string TextKey => CorpusShelf.KeyOf(this);

    /// <summary>Reads the corpus and returns its tokens.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    /// <exception cref="CorpusException">The text is missing, empty, not UTF-8, or too short. The message has a remedy.</exception>
    public abstract TokenSource Open(string folder);
}
