using LlamaBatch.Data;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>
/// The training batches of a seed: consecutive parts of one stream of sequences. The stream does not depend on the batch size.
/// </summary>
/// <param name="corpus">The tokens of the corpus.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
public sealed class TokenBatches(TokenSource corpus, int seed, int sequenceLength)
{
    /// <summary>A batch of the stream.</summary>
    /// <param name="first">The index of the batch's first sequence in the stream, from 0: the number of sequences in all earlier
    /// batches.</param>
    /// <param name="batchSize">The number of sequences in the batch, B.</param>
    public TokenBatch Batch(long first, Sequences batchSize) =>
        new(batchSize.Count, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, first + row, sequence)) { Place = first };

    /// <summary>The first sequences of the stream: those that a run was trained on after this number of sequences.</summary>
    /// <param name="count">The number of sequences. A larger number than 2³¹ − 1, the limit of a batch, is reduced to this limit.</param>
    public TokenBatch First(long count) => Batch(0, (int)Math.Min(int.MaxValue, count));

    /// <summary>
    /// The sequences of the stream from an index on. A run that has stopped at this index has not read these sequences yet.
    /// </summary>
    /// <param name="first">The index of the first sequence in the stream, from 0.</param>
    public TokenBatch From(long first) => Batch(first, int.MaxValue);
}
