namespace LlamaBatch;

/// <summary>Decides which matrix products of the fast pass are computed in bfloat16.</summary>
/// <remarks>
/// A product gains if it has enough operations per converted element. Only the shape decides, so that a seed gives the same
/// bits on every machine.
/// </remarks>
public static class BFloat16Gain
{
    /// <summary>The operations per matrix element, <c>1 / (1/m + 1/k + 1/n)</c>, from which on a product gains.</summary>
    private const double LeastOperations = 48;

    /// <summary>Whether a product of <c>[m, k]</c> and <c>[k, n]</c> gains.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="k">The length of the sums.</param>
    /// <param name="n">Columns.</param>
    public static bool Of(int m, int k, int n) => 1 / ((1.0 / m) + (1.0 / k) + (1.0 / n)) >= LeastOperations;

    /// <summary>Whether a projection of a model gains.</summary>
    /// <remarks>Its backward pass multiplies the same three sizes in other orders, for which the rule is the same.</remarks>
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
