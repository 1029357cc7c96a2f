using LlamaBatch.Data;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>The training batches of a seed. The batch size only decides how many sequences of a single stream form a step.</summary>
/// <param name="corpus">The tokens of the corpus.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
public sealed class TokenBatches(TokenSource corpus, int seed, int sequenceLength)
{
    /// <summary>A batch of the stream.</summary>
    /// <param name="first">The place of its first sequence, from 0: the number of sequences in all batches before it.</param>
    /// <param name="batchSize">The number of sequences in the batch, B.</param>
    public TokenBatch Batch(long first, Sequences batchSize) =>
        new(batchSize.Count, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, first + row, sequence)) { Place = first };

    /// <summary>The first sequences of the stream, which are those that a run has been trained on.</summary>
    /// <param name="count">The number of sequences; a batch holds at most 2³¹ − 1.</param>
    public TokenBatch First(long count) => Batch(0, (int)Math.Min(int.MaxValue, count));

    /// <summary>The sequences of the stream from a place on, which are those that a run reads next.</summary>
    /// <param name="first">The place of the first sequence, from 0.</param>
    public TokenBatch From(long first) => Batch(first, int.MaxValue);
}
