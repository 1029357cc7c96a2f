using LlamaBatch.Data;

namespace LlamaBatch;

public abstract partial record Corpus
{
    /// <summary>
    /// The entropy rate of the source, in nats per token: the lowest possible expected loss. Null if it is unknown before the text is read.
    /// </summary>
    public virtual double? EntropyRate => null;

    /// <summary>
    /// A description of one token for reports, such as <c>a byte of UTF-8 text</c>. Empty if the corpus has none.
    /// </summary>
    public virtual string TokenIs => "";

    /// <summary>Describes, in one sentence for reports, how the corpus holds out validation text. Empty by default.</summary>
    public virtual string HeldOutAs => "";

    /// <summary>The size of the text, or null if it is unknown before the text is read.</summary>
    public virtual CorpusFacts? KnownFacts => null;

    /// <summary>
    /// Whether the text is small enough for a build to read and check it. Larger texts are checked only by the <c>plan</c> command.
    /// </summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    public virtual bool IsQuicklyRead(string folder) => false;

    /// <summary>
    /// A key that identifies the text and its split, independent of the tokenizer. Results on corpora with the same key can be compared in
    /// bits per byte.
    /// </summary>
    /// <remarks>If a setting of your corpus chooses the tokenizer, override this property and leave that setting out of the key.</remarks>
    public virtual string TextKey => CorpusShelf.KeyOf(this);

    /// <summary>Reads the corpus and returns its tokens.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    /// <exception cref="CorpusException">The text is missing, empty, not UTF-8, or too short. The message has a remedy.</exception>
    public abstract TokenSource Open(string folder);
}
