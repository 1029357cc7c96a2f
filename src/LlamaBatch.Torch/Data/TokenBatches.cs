using LlamaBatch.Data;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>
/// The training batches for a seed: consecutive parts of one stream of sequences. The stream is the same for every batch size.
/// </summary>
/// <param name="corpus">The tokens of the corpus.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
public sealed class TokenBatches(TokenSource corpus, int seed, int sequenceLength)
{
    /// <summary>The batch that starts at a given index of the stream.</summary>
    /// <param name="first">The index of the batch's first sequence in the stream, from 0: the number of sequences in all earlier
    /// batches.</param>
    /// <param name="batchSize">The number of sequences in the batch, B.</param>
    public TokenBatch Batch(long first, Sequences batchSize) =>
        new(batchSize.Count, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, first + row, sequence)) { Place = first };

    /// <summary>
    /// The first sequences of the stream, as one batch. A run that has trained on this number of sequences has seen exactly these
    /// sequences.
    /// </summary>
    /// <param name="count">The number of sequences. A number above the maximum batch size, 2³¹ − 1, is reduced to this maximum.</param>
    public TokenBatch First(long count) => Batch(0, (int)Math.Min(int.MaxValue, count));

    /// <summary>
    /// All sequences of the stream from an index on, as one batch. A run that has trained up to this index reads these sequences next.
    /// </summary>
    /// <param name="first">The index of the first sequence in the stream, from 0.</param>
    public TokenBatch From(long first) => Batch(first, int.MaxValue);
}
