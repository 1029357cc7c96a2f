namespace LlamaBatch.Data;

// T is the number of tokens in a sequence.

/// <summary>
/// The tokens of an opened corpus. Each training sequence is a pure function of the seed and the position. All trials of a seed therefore
/// read the same sequences in the same order, at any batch size. To resume, a trial needs only its position.
/// </summary>
public abstract class TokenSource
{
    /// <summary>
    /// The fingerprint: the SHA-256 of the tokens and their split, as 64 lowercase hexadecimal digits. The fingerprint
    /// is part of a trial's identity.
    /// </summary>
    public abstract string Fingerprint { get; }

    /// <summary>The size of the vocabulary. Every token is at least 0 and less than this size.</summary>
    public abstract int VocabSize { get; }

    /// <summary>The number of tokens in the training split; <see cref="long.MaxValue"/> for an endless source.</summary>
    public abstract long TrainingTokens { get; }

    /// <summary>
    /// The number of validation windows (held-out sequences), each of T + 1 tokens; <see cref="long.MaxValue"/> for an endless source.
    /// </summary>
    public abstract long ValidationWindows { get; }

    /// <summary>
    /// The number of documents that are identical to an earlier document. Identical documents are all trained on or all held out.
    /// </summary>
    public virtual int RepeatedDocuments => 0;

    /// <summary>A sentence for the experiment's author about how the text was read; empty if there is nothing to report.</summary>
    public virtual string Remark { get; init; } = "";

    /// <summary>The size of the text.</summary>
    public CorpusFacts Facts => new(TrainingTokens, ValidationWindows, RepeatedDocuments);

    /// <summary>The entropy rate of the source, in nats per token: the lowest possible expected loss. Null if it is unknown.</summary>
    public virtual double? EntropyRate => null;

    /// <summary>Reads a training sequence of a seed: T inputs and, shifted by one, T targets.</summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="index">The sequence's position in the stream, from 0.</param>
    /// <param name="sequence">Receives T + 1 tokens.</param>
    public abstract void ReadTraining(int seed, long index, Span<int> sequence);

    /// <summary>Reads a validation window, which is the same for every seed.</summary>
    /// <param name="window">The index of the window, from 0 to less than <see cref="ValidationWindows"/>.</param>
    /// <param name="sequence">Receives T + 1 tokens.</param>
    public abstract void ReadValidation(long window, Span<int> sequence);

    /// <summary>The number of UTF-8 bytes of a token's text; 1 for a byte tokenizer.</summary>
    public virtual int ByteLength(int token) => 1;
}
