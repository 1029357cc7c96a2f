namespace LlamaBatch;

/// <summary>Decides which matrix products of the fast pass are computed in bfloat16.</summary>
/// <remarks>
/// A product is faster in bfloat16 if it has enough operations per converted element. Only the shape decides, so that a seed gives the same
/// bits on every machine.
/// </remarks>
public static class BFloat16Gain
{
    /// <summary>The smallest number of operations per matrix element at which bfloat16 is faster, <c>1 / (1/m + 1/k + 1/n)</c>.</summary>
    private const double LeastOperations = 48;

    /// <summary>Whether the product of an <c>[m, k]</c> and a <c>[k, n]</c> matrix is faster in bfloat16.</summary>
    /// <param name="m">The number of rows, m.</param>
    /// <param name="k">The number of terms in each dot product, k.</param>
    /// <param name="n">The number of columns, n.</param>
    public static bool Of(int m, int k, int n) => 1 / ((1.0 / m) + (1.0 / k) + (1.0 / n)) >= LeastOperations;

    /// <summary>Whether at least one projection of a model is faster in bfloat16.</summary>
    /// <remarks>
    /// The backward pass of a projection multiplies the same three sizes in other orders, for which the rule is the
    /// same.
    /// </remarks>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Sequences of a micro-batch.</param>
    /// <param name="length">Tokens in a sequence, T.</param>
    public static bool Any(LlamaConfig model, int sequences, int length)
    {
        int rows = (int)Math.Min((long)sequences * length, int.MaxValue);
        int mixed = model.Heads * model.HeadDim;
        return Of(rows, model.HiddenSize, mixed + (2 * model.KeyValueHeads * model.HeadDim))
            || Of(rows, mixed, model.HiddenSize)
            || Of(rows, model.HiddenSize, 2 * model.IntermediateSize)
            || Of(rows, model.IntermediateSize, model.HiddenSize)
            || Of(FastPassMemory.HeadRows(model, rows), model.HiddenSize, model.VocabSize);
    }
}
