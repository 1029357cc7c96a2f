using LlamaBatch.Data;

namespace LlamaBatch;

public abstract partial record Corpus
{
    /// <summary>Entropy rate of the source in nats per token, where it is known without reading: no model can do better.</summary>
    public virtual double? EntropyRate => null;

    /// <summary>What a token is, in the words of a report: <c>a byte of UTF-8 text</c>. Empty where the corpus does not say.</summary>
    public virtual string TokenIs => "";

    /// <summary>How a corpus of your own holds out validation text, as a sentence for reports.</summary>
    public virtual string HeldOutAs => "";

    /// <summary>The size of the text where it is known without reading.</summary>
    public virtual CorpusFacts? KnownFacts => null;

    /// <summary>Whether a build may read the text to check it. Large texts are checked only by <c>plan</c>.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    public virtual bool IsQuicklyRead(string folder) => false;

    /// <summary>The text and its split, whatever the tokenizer. Corpora of one key can be compared in bits per byte.</summary>
    /// <remarks>Override it in a corpus whose settings choose a tokenizer, and leave that setting out.</remarks>
    public virtual string TextKey => CorpusShelf.KeyOf(this);

    /// <summary>Reads the corpus and returns its tokens.</summary>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    /// <exception cref="CorpusException">The text is missing, empty, not UTF-8, or too short. The message has the remedy.</exception>
    public abstract TokenSource Open(string folder);
}
