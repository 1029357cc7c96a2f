using TorchSharp;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B sequences · T tokens of a sequence · V vocabulary

/// <summary>
/// Computes losses and gradients with TorchSharp's automatic differentiation. Tests use it as the reference for <see cref="FastPass"/>.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="microBatch">The number of sequences processed at once in training.</param>
public sealed class AutogradPass(LlamaModel model, int microBatch) : LlamaPass
{
    /// <summary>
    /// The number of tokens processed at once without gradients: enough for large matrix products, and few enough to limit memory.
    /// </summary>
    private const int TokensAtOnce = 4_096;

    /// <inheritdoc/>
    public override LlamaModel Model => model;

    /// <inheritdoc/>
    public override int MicroBatch => microBatch;

    /// <inheritdoc/>
    public override int MeasuredAtOnce(int length) => Math.Max(1, TokensAtOnce / length);

    /// <inheritdoc/>
    public override double Accumulate(ReadOnlySpan<int> sequences, int length, double weight)
    {
        Check(sequences, length);
        using var scope = NewDisposeScope();
        model.Buffer.AttachGradients();                                             // autograd adds to existing gradients
        Tensor batch = TensorOf(sequences, length);                                 // [B, T + 1]
        Tensor logits = model.forward(batch.narrow(1, 0, length));                  // [B, T, V]
        Tensor sum = LlamaModel.SumOfLosses(logits, batch.narrow(1, 1, length));
        using Scalar share = weight;                                                // held: see HeldScalar
        sum.mul(share).backward();
        return sum.item<float>();
    }

    /// <inheritdoc/>
    public override (double Nats, long Correct) Measure(ReadOnlySpan<int> sequences, int length)
    {
        Check(sequences, length);
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor batch = TensorOf(sequences, length);                                 // [B, T + 1]
        Tensor targets = batch.narrow(1, 1, length);                                // [B, T]
        Tensor logits = model.forward(batch.narrow(1, 0, length));                  // [B, T, V]
        return (LlamaModel.SumOfLosses(logits, targets).item<float>(), logits.argmax(-1).eq(targets).sum().item<long>());
    }

    private static Tensor TensorOf(ReadOnlySpan<int> sequences, int length)
    {
        long[] tokens = new long[sequences.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = sequences[i];
        }

        return tensor(tokens, [tokens.Length / (length + 1), length + 1]);
    }
}
