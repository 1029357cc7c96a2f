namespace LlamaBatch;

/// <summary>How much memory the fast step takes beside the weights: exact, since it makes all its buffers once, from the shape alone.</summary>
public static class FastPassMemory
{
    /// <summary>Queries that attention computes at once, Q. Fewer would skip more above the diagonal, and make matrices too small to compute fast.</summary>
    public const int QueryBlock = 32;

    /// <summary>Tokens computed at once by default: enough rows for fast matrix products, little enough for a core's caches.</summary>
    private const int RowsAtOnce = 256;

    /// <summary>Logits computed at once.</summary>
    private const long LogitsAtOnce = 1 << 20;

    /// <summary>Rows below which matrix products lose more than smaller logits gain.</summary>
    private const int FewestHeadRows = 128;

    /// <summary>Buffers begin at cache lines of 16 floats.</summary>
    private const int LineFloats = 16;

    /// <summary>Sequences of a micro-batch where the author sets none.</summary>
    /// <param name="length">Tokens in a sequence, T.</param>
    public static int DefaultMicroBatch(int length) => Math.Max(1, RowsAtOnce / Math.Max(1, length));

    /// <summary>Rows of a micro-batch whose logits are computed at once, so that a large vocabulary does not need memory for all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Tokens of the micro-batch.</param>
    public static int HeadRows(LlamaConfig model, int rows) => (int)Math.Min(rows, Math.Max(FewestHeadRows, LogitsAtOnce / Math.Max(1, model.VocabSize)));

    /// <summary>Floats of scratch: the scores of a block of queries and their gradients, the rotary tables, tokens and targets as they were read and apart, and the panel of a matrix product.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Sequences of a micro-batch.</param>
    /// <param name="length">Tokens in a sequence, T.</param>
    public static long ScratchFloats(LlamaConfig model, int sequences, int length)
    {
        const int Panel = 1 << 13;
        return (2L * QueryBlock * length) + ((long)length * model.HeadDim) + (sequences * ((3L * length) + 1)) + Panel;
    }

    /// <summary>Floats of activations and their gradients.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Sequences of a micro-batch.</param>
    /// <param name="length">Tokens in a sequence, T.</param>
    public static long Floats(LlamaConfig model, int sequences, int length)
    {
        long rows = (long)sequences * length;
        long heads = (long)model.Heads * model.HeadDim;
        long queryKeyValue = heads + (2L * model.KeyValueHeads * model.HeadDim);
        long normed = 2 * Aligned(rows * model.HiddenSize) + Aligned(rows);
        long kept = 2 * normed + Aligned(rows * queryKeyValue) + Aligned(rows * model.Heads) + Aligned(rows * heads)
            + Aligned(rows * 2 * model.IntermediateSize) + Aligned(rows * model.IntermediateSize);
        long gradients = 2 * Aligned(rows * model.HiddenSize) + Aligned(rows * queryKeyValue) + Aligned(rows * heads) + Aligned(rows * model.IntermediateSize) + Aligned(model.HiddenSize);
        return model.Layers * kept + normed + Aligned((long)HeadRows(model, (int)Math.Min(rows, int.MaxValue)) * model.VocabSize) + gradients;
    }

    /// <summary>
    /// Elements of the largest matrix that a product of a micro-batch reads or writes: a projection's weights, what it is applied to, or logits. In bfloat16 each of a product's three matrices
    /// has such a buffer.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Sequences of a micro-batch.</param>
    /// <param name="length">Tokens in a sequence, T.</param>
    public static long LargestMatrix(LlamaConfig model, int sequences, int length)
    {
        long rows = (long)sequences * length;
        long heads = (long)model.Heads * model.HeadDim;
        long widest = Math.Max(Math.Max(model.HiddenSize, 2L * model.IntermediateSize), heads + (2L * model.KeyValueHeads * model.HeadDim));
        long logits = (long)HeadRows(model, (int)Math.Min(rows, int.MaxValue)) * model.VocabSize;
        return Math.Max(Math.Max(rows * widest, logits), model.HiddenSize * Math.Max(widest, model.VocabSize));
    }

    /// <summary>The size of a buffer, filled up to whole cache lines.</summary>
    public static long Aligned(long floats) => (floats + LineFloats - 1) / LineFloats * LineFloats;
}
