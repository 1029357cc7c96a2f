namespace LlamaBatch.Torch.Kernels;

// N rows · V vocabulary · W hidden size

/// <summary>Looks up the vectors of tokens: row n of the result is row <c>token(n)</c> of the table E.</summary>
/// <remarks>
/// In the backward pass, the gradient of row v of E is a sum over the positions of token v: <c>dE_v = Σ dxₙ</c> over all n with
/// <c>token(n) = v</c>.
/// </remarks>
internal static unsafe class EmbeddingKernel
{
    /// <summary>Copies the table's row for each token.</summary>
    /// <param name="tokens">The tokens, <c>[N]</c>, each less than V.</param>
    /// <param name="table">The embedding table E, <c>[V, W]</c>.</param>
    /// <param name="x">Receives the vectors, <c>[N, W]</c>.</param>
    public static void Forward(ReadOnlySpan<int> tokens, Matrix table, Matrix x)
    {
        int width = table.Columns;
        Matrix.Require(x, tokens.Length, width);
        for (int n = 0; n < tokens.Length; n++)
        {
            new ReadOnlySpan<float>(table.Row(tokens[n]), width).CopyTo(new Span<float>(x.Row(n), width));
        }
    }

    /// <summary>Adds the gradient of each token's vector to the token's row of the table's gradient.</summary>
    /// <param name="tokens">The tokens, <c>[N]</c>, each less than V.</param>
    /// <param name="dx">The gradient of the vectors, <c>[N, W]</c>.</param>
    /// <param name="dTable">The table's gradient dE, <c>[V, W]</c>, updated in place.</param>
    public static void Backward<TLanes>(ReadOnlySpan<int> tokens, Matrix dx, Matrix dTable)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = dTable.Columns;
        Matrix.Require(dx, tokens.Length, width);
        for (int n = 0; n < tokens.Length; n++)
        {
            Row.Add<TLanes>(dx.Row(n), dTable.Row(tokens[n]), width);
        }
    }
}
