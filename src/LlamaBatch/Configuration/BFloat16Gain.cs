namespace LlamaBatch;

/// <summary>Determines which matrix products of the fast training step (<see cref="StepKind.Fast"/>) are computed in bfloat16.</summary>
/// <remarks>
/// A product is faster in bfloat16 if it has enough operations per matrix element, because each element must be converted from float32. The
/// rule depends on the shape alone, so a seed gives bit-identical results on every machine.
/// </remarks>
public static class BFloat16Gain
{
    /// <summary>
    /// The minimum number of multiplications per matrix element at which bfloat16 is faster. The number is <c>m k n / (m k + k n + m
    /// n)</c>.
    /// </summary>
    private const double LeastOperations = 48;

    /// <summary>Whether the product of an <c>[m, k]</c> and a <c>[k, n]</c> matrix is faster in bfloat16.</summary>
    /// <param name="m">The number of rows of the result, m.</param>
    /// <param name="k">The number of terms in each dot product, k.</param>
    /// <param name="n">The number of columns of the result, n.</param>
    public static bool Of(int m, int k, int n) => 1 / ((1.0 / m) + (1.0 / k) + (1.0 / n)) >= LeastOperations;

    /// <summary>Whether at least one linear projection of a model is faster in bfloat16.</summary>
    /// <remarks>
    /// Only the forward products are checked. The backward products have the same three sizes m, k and n in another order, so the rule
    /// gives the same answer for them.
    /// </remarks>
    /// <param name="model">The model.</param>
    /// <param name="sequences">The number of sequences in a micro-batch.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
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
