namespace LlamaBatch.Torch.Kernels;

// N rows · V vocabulary · W hidden size

/// <summary>
/// Looks tokens up: row n of the result is row <c>token(n)</c> of the table E. Backward, the gradient of a row of E is the sum over the places where its token stands,
/// <c>dE_v = Σ over n with token(n) = v  dxₙ</c>.
/// </summary>
internal static unsafe class EmbeddingKernel
{
    /// <summary>Copies the rows of tokens.</summary>
    /// <param name="tokens"><c>[N]</c>, each less than V.</param>
    /// <param name="table">E, <c>[V, W]</c>.</param>
    /// <param name="x"><c>[N, W]</c>, written.</param>
    /// <param name="width">W.</param>
    public static void Forward(ReadOnlySpan<int> tokens, float* table, float* x, int width)
    {
        foreach (int token in tokens)
        {
            new ReadOnlySpan<float>(table + ((nint)token * width), width).CopyTo(new Span<float>(x, width));
            x += width;
        }
    }

    /// <summary>Adds the gradients of the rows to the table's.</summary>
    /// <param name="tokens"><c>[N]</c></param>
    /// <param name="dx"><c>[N, W]</c></param>
    /// <param name="dTable">dE, <c>[V, W]</c>, added to.</param>
    /// <param name="width">W.</param>
    public static void Backward<TLanes>(ReadOnlySpan<int> tokens, float* dx, float* dTable, int width)
        where TLanes : struct, ILanes<TLanes>
    {
        foreach (int token in tokens)
        {
            Row.Add<TLanes>(dx, dTable + ((nint)token * width), width);
            dx += width;
        }
    }
}
