using LlamaBatch.Data;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>Training batches of a seed. Batch size only decides how many sequences of the one stream are taken at once.</summary>
/// <param name="corpus">The tokens.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="sequenceLength">T.</param>
public sealed class TokenBatches(TokenSource corpus, int seed, int sequenceLength)
{
    /// <summary>The sequences of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="batchSize">B.</param>
    /// <returns><c>[B, T + 1]</c>, int64: inputs and, shifted by one, targets. The caller disposes it.</returns>
    public Tensor Batch(int step, Sequences batchSize) =>
        Read(batchSize.Count, sequenceLength, (row, sequence) => corpus.ReadTraining(seed, ((long)step * batchSize.Count) + row, sequence));

    /// <summary>Reads rows of T + 1 tokens into a tensor.</summary>
    internal static Tensor Read(int rows, int sequenceLength, ReadRow read)
    {
        int[] sequence = new int[sequenceLength + 1];
        long[] tokens = new long[rows * sequence.Length];
        for (int row = 0; row < rows; row++)
        {
            read(row, sequence);
            for (int i = 0; i < sequence.Length; i++)
            {
                tokens[(row * sequence.Length) + i] = sequence[i];
            }
        }

        return tensor(tokens, [rows, sequence.Length]);
    }

    /// <summary>Fills one row.</summary>
    internal delegate void ReadRow(int row, Span<int> sequence);
}
