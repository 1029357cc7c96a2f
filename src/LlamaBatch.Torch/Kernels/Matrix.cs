namespace LlamaBatch.Torch.Kernels;

/// <summary>A matrix of floats somewhere in memory: element (i, j) lies at <c>At + i · RowStride + j · ColumnStride</c>.</summary>
/// <param name="at">The first element.</param>
/// <param name="rowStride">Elements from one row to the next.</param>
/// <param name="columnStride">Elements from one column to the next.</param>
internal readonly unsafe struct Matrix(float* at, nint rowStride, nint columnStride)
{
    /// <summary>The matrix whose rows lie one after the other, each <paramref name="rowStride"/> elements after the one before.</summary>
    public Matrix(float* at, nint rowStride)
        : this(at, rowStride, 1)
    {
    }

    /// <summary>The first element.</summary>
    public float* At { get; } = at;

    /// <summary>Elements from one row to the next.</summary>
    public nint RowStride { get; } = rowStride;

    /// <summary>Elements from one column to the next.</summary>
    public nint ColumnStride { get; } = columnStride;

    /// <summary>The same elements with rows and columns exchanged.</summary>
    public Matrix Transposed => new(At, ColumnStride, RowStride);
}
