namespace LlamaBatch;

/// <summary>
/// Computes the size of the buffers of the fast forward and backward pass (<see cref="StepKind.Fast"/>). The weights are not included.
/// </summary>
/// <remarks>
/// The numbers are exact. The pass allocates all its buffers once, and the sizes of the buffers follow from the model's shape and the
/// micro-batch.
/// </remarks>
public static class FastPassMemory
{
    /// <summary>The number Q of queries whose attention scores are computed together.</summary>
    /// <remarks>A smaller block would skip more of the masked scores, but products of smaller matrices are less efficient.</remarks>
    public const int QueryBlock = 32;

    /// <summary>
    /// The default number of tokens in a micro-batch. It is large enough for fast matrix products and small enough for the caches of a
    /// core.
    /// </summary>
    private const int RowsAtOnce = 256;

    /// <summary>The maximum number of logits computed at once, unless <see cref="FewestHeadRows"/> requires more.</summary>
    private const long LogitsAtOnce = 1 << 20;

    /// <summary>The minimum number of rows in a product of the output head. Fewer rows would slow the product too much.</summary>
    private const int FewestHeadRows = 128;

    /// <summary>The number of floats in a cache line, to which buffers are aligned.</summary>
    private const int LineFloats = 16;

    /// <summary>The default number of sequences in a micro-batch.</summary>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    public static int DefaultMicroBatch(int length) => Math.Max(1, RowsAtOnce / Math.Max(1, length));

    /// <summary>
    /// The number of rows (tokens) whose logits are computed at once. The number is limited, because a row has a logit for every entry of
    /// the vocabulary, which may be large.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The number of tokens in the micro-batch.</param>
    public static int HeadRows(LlamaConfig model, int rows)
        => (int)Math.Min(rows, Math.Max(FewestHeadRows, LogitsAtOnce / Math.Max(1, model.VocabSize)));

    /// <summary>
    /// The number of floats in scratch memory. Scratch memory holds the attention scores of a block of queries and their gradients, rotary
    /// tables, tokens, targets, and the packed panel of a matrix product.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">The number of sequences in a micro-batch.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    public static long ScratchFloats(LlamaConfig model, int sequences, int length)
    {
        const int Panel = 1 << 13;
        return (2L * QueryBlock * length) + ((long)length * model.HeadDim) + (sequences * ((3L * length) + 1)) + Panel;
    }

    /// <summary>The number of floats in the activations of a micro-batch and their gradients.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">The number of sequences in a micro-batch.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    public static long Floats(LlamaConfig model, int sequences, int length)
    {
        long rows = (long)sequences * length;
        long heads = (long)model.Heads * model.HeadDim;
        long queryKeyValue = heads + (2L * model.KeyValueHeads * model.HeadDim);
        long normed = 2 * Aligned(rows * model.HiddenSize) + Aligned(rows);
        long kept = 2 * normed + Aligned(rows * queryKeyValue) + Aligned(rows * model.Heads) + Aligned(rows * heads)
            + Aligned(rows * 2 * model.IntermediateSize) + Aligned(rows * model.IntermediateSize);
        long gradients = 2 * Aligned(rows * model.HiddenSize) + Aligned(rows * queryKeyValue) + Aligned(rows * heads)
            + Aligned(rows * model.IntermediateSize) + Aligned(model.HiddenSize);
        long logits = Aligned((long)HeadRows(model, (int)Math.Min(rows, int.MaxValue)) * model.VocabSize);
        return model.Layers * kept + normed + logits + gradients;
    }

    /// <summary>The number of elements in the largest operand or result of any matrix product of a micro-batch.</summary>
    /// <remarks>In bfloat16, each of the three matrices of a product has a buffer of this size.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="sequences">The number of sequences in a micro-batch.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    public static long LargestMatrix(LlamaConfig model, int sequences, int length)
    {
        long rows = (long)sequences * length;
        long heads = (long)model.Heads * model.HeadDim;
        long widest = Math.Max(Math.Max(model.HiddenSize, 2L * model.IntermediateSize), heads + (2L * model.KeyValueHeads * model.HeadDim));
        long logits = (long)HeadRows(model, (int)Math.Min(rows, int.MaxValue)) * model.VocabSize;
        return Math.Max(Math.Max(rows * widest, logits), model.HiddenSize * Math.Max(widest, model.VocabSize));
    }

    /// <summary>Rounds a number of floats up to a multiple of the length of a cache line.</summary>
    public static long Aligned(long floats) => (floats + LineFloats - 1) / LineFloats * LineFloats;
}
