using LlamaBatch.Data;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>The training batches of a seed. The batch size only decides how many sequences of a single stream form a step.</summary>
/// <param name="corpus">The tokens of the corpus.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
public sealed class TokenBatches(TokenSource corpus, int seed, int sequenceLength)
{
    /// <summary>The sequences of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="batchSize">The number of sequences in the batch, B.</param>
    public TokenBatch Batch(int step, Sequences batchSize)
    {
        long first = (long)step * batchSize.Count;
        return new TokenBatch(batchSize.Count, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, first + row, sequence));
    }

    /// <summary>The sequences that training reads after a step, in their order.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="batchSize">The number of sequences in each batch, B.</param>
    public TokenBatch After(int step, Sequences batchSize)
    {
        long first = (step + 1L) * batchSize.Count;
        return new TokenBatch(int.MaxValue, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, first + row, sequence));
    }

    /// <summary>All sequences that were trained on by the end of a step, in their order.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="batchSize">The number of sequences in each batch, B.</param>
    public TokenBatch SeenBy(int step, Sequences batchSize)
    {
        int seen = (int)Math.Min(int.MaxValue, (step + 1L) * batchSize.Count);
        return new TokenBatch(seen, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, row, sequence));
    }
}
