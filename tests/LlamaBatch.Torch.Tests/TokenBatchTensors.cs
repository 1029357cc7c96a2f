using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>Batches from and to tensors, which TorchSharp's modules and reference files speak.</summary>
internal static class TokenBatchTensors
{
    /// <summary>The sequences as a tensor <c>[B, T + 1]</c>, int64.</summary>
    public static Tensor ToTensor(this TokenBatch batch) =>
        tensor(batch.ToTokens().Select(token => (long)token).ToArray(), [batch.Sequences, batch.Length + 1]);

    /// <summary>The sequences, one after the other.</summary>
    public static int[] ToTokens(this TokenBatch batch)
    {
        int[] tokens = new int[batch.Sequences * (batch.Length + 1)];
        batch.Read(0, tokens);
        return tokens;
    }

    /// <summary>A batch of the rows of a tensor <c>[B, T + 1]</c>.</summary>
    public static TokenBatch ToBatch(this Tensor rows)
    {
        long[] tokens = rows.data<long>().ToArray();
        int width = (int)rows.size(1);
        return new TokenBatch((int)rows.size(0), width - 1, (row, sequence) =>
        {
            for (int i = 0; i < width; i++)
            {
                sequence[i] = (int)tokens[(row * width) + i];
            }
        });
    }
}
