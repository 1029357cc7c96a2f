using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k terms of each sum
// A panel is a part of B: p terms by x columns. A strip is the part of C that a panel contributes to: m rows by x columns.
// A tile is a part of a strip: r rows by x columns, [r, x] = [r, p] [p, x]. The vector width determines r and x.
// aRow, aColumn and cRow are the strides of the matrices at the pointers a and c (and d), in elements.

/// <summary>Matrix products in float32 for any strides: <c>C = A B</c> or <c>C = D + A B</c>.</summary>
/// <remarks>
/// <para>
/// A tile of C, 6 rows by 2 vectors of columns, stays in twelve registers while its sums are computed. The columns of B that the tile needs
/// are first copied into a panel, which stays in the first-level cache (Goto and van de Geijn 2008).
/// </para>
/// <para>
/// With the 32 registers of AVX-512, a tile has 8 rows, because matrix sizes are more often powers of two than multiples of six. If only
/// one vector of columns is left, as for a head dimension of 16, a tile has twice the rows. On the matrices of small models, this method is
/// at least as fast as a BLAS, and needs no native code.
/// </para>
/// </remarks>
internal sealed unsafe class MatrixProduct<TLanes> : IMatrixProduct
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// The maximum number of terms (rows of B) in a panel. With two 64-byte vectors per term, 256 terms fill a 32 KiB level-1 cache.
    /// </summary>
    private const int PanelDepth = 256;

    /// <summary>The panel of B, <c>[p, x]</c> (p terms, x columns) with dense rows, padded with zero columns.</summary>
    private readonly float* _panel = (float*)NativeMemory.AlignedAlloc((nuint)(PanelDepth * TileColumns * sizeof(float)), 64);
    /// <summary>A buffer for a tile that extends beyond C, <c>[r, x]</c> (r rows, x columns) with dense rows.</summary>
    private readonly float* _tile = (float*)NativeMemory.AlignedAlloc((nuint)(TileRows * TileColumns * sizeof(float)), 64);

    /// <summary>
    /// Whether there are 32 vector registers, enough for sixteen sums and their factors. The 16 registers of AVX2 hold
    /// twelve sums.
    /// </summary>
    private static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Count == 16;
    }

    /// <summary>The number of rows in a wide tile, which has two vectors of columns.</summary>
    private static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HasManyRegisters ? 8 : 6;
    }

    /// <summary>The number of rows in a narrow tile, which has one vector of columns.</summary>
    private static int NarrowRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TileRows;
    }

    /// <summary>The number of columns in a wide tile.</summary>
    private static int TileColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TLanes.Count;
    }

    /// <inheritdoc/>
    public void Set(Matrix a, Matrix b, Matrix into) => Compute(a, b, default, into);

    /// <inheritdoc/>
    public void Add(Matrix a, Matrix b, Matrix to) => Compute(a, b, to, to);

    /// <inheritdoc/>
    public void SetToSum(Matrix d, Matrix a, Matrix b, Matrix into)
    {
        Matrix.RequireAlike(d, into);
        Compute(a, b, d, into);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_panel);
        NativeMemory.AlignedFree(_tile);
    }

    /// <summary>Computes <c>C = D + A B</c>, panel by panel.</summary>
    /// <param name="a">The left factor A, <c>[m, k]</c>.</param>
    /// <param name="b">The right factor B, <c>[k, n]</c>.</param>
    /// <param name="d">The addend D, <c>[m, n]</c> with the strides of C; <c>default</c> if nothing is added.</param>
    /// <param name="c">Receives C, <c>[m, n]</c> with contiguous rows.</param>
    private void Compute(Matrix a, Matrix b, Matrix d, Matrix c)
    {
        Matrix.RequireProduct(a, b, c);
        (int m, int k, int n) = (a.Rows, a.Columns, b.Columns);
        for (int first = 0; first < k; first += PanelDepth)
        {
            int depth = Math.Min(PanelDepth, k - first);
            float* addend = first == 0 ? d.At : c.At;
            for (int j = 0; j < n; j += TileColumns)
            {
                int columns = Math.Min(TileColumns, n - j);
                bool isNarrow = columns <= TLanes.Count && m >= NarrowRows;
                float* from = b.At + (first * b.RowStride) + (j * b.ColumnStride);
                Pack(from, b.RowStride, b.ColumnStride, depth, columns, isNarrow ? TLanes.Count : TileColumns);
                float* left = a.At + (first * a.ColumnStride);
                float* sum = addend is null ? null : addend + j;
                Panel(m, depth, columns, isNarrow, left, a.RowStride, a.ColumnStride, c.At + j, sum, c.RowStride);
            }
        }
    }

    /// <summary>Computes the panel's contribution to a strip of C, and adds D, tile by tile.</summary>
    /// <param name="m">The number of rows in the strip.</param>
    /// <param name="depth">The number of terms in the panel, p.</param>
    /// <param name="columns">The number of columns in the strip.</param>
    /// <param name="isNarrow">Whether tiles are narrow, with one vector of columns instead of two.</param>
    /// <param name="a">The part of A for the panel's terms, <c>[m, p]</c>.</param>
    /// <param name="aRow">Row stride of A.</param>
    /// <param name="aColumn">Column stride of A.</param>
    /// <param name="c">Receives the strip, <c>[m, columns]</c>.</param>
    /// <param name="d">The addend, <c>[m, columns]</c> with the strides of C; null if nothing is added.</param>
    /// <param name="cRow">Row stride of C.</param>
    private void Panel(int m, int depth, int columns, bool isNarrow, float* a, nint aRow, nint aColumn, float* c, float* d, nint cRow)
    {
        int tileRows = isNarrow ? NarrowRows : TileRows;
        int tileColumns = isNarrow ? TLanes.Count : TileColumns;
        int i = 0;
        if (columns == tileColumns)
        {
            for (; i <= m - tileRows; i += tileRows)
            {
                Tile(isNarrow, depth, a + (i * aRow), aRow, aColumn, c + (i * cRow), d is null ? null : d + (i * cRow), cRow);
            }
        }

        // Tiles that extend beyond C are computed in a buffer. If C has enough rows, the last tile is moved up so that it ends with the
        // last row of C. Its first rows were already computed, so they are skipped.
        for (; i < m; i += tileRows)
        {
            int rows = Math.Min(tileRows, m - i);
            int known = m < tileRows ? 0 : tileRows - rows;
            if (m < tileRows)
            {
                for (int r = 0; r < rows; r++)
                {
                    OneRow(depth, a + ((i + r) * aRow), aColumn, _panel, _tile + (r * TileColumns));
                }
            }
            else
            {
                Tile(isNarrow, depth, a + ((i - known) * aRow), aRow, aColumn, _tile, null, tileColumns);
            }

            for (int r = 0; r < rows; r++)
            {
                CopyRow(_tile + ((known + r) * tileColumns), d is null ? null : d + ((i + r) * cRow), c + ((i + r) * cRow), columns);
            }
        }
    }

    /// <summary>Computes one tile, <c>[r, x]</c>, from rows of A, <c>[r, p]</c>, and the panel.</summary>
    private void Tile(bool isNarrow, int depth, float* a, nint aRow, nint aColumn, float* c, float* d, nint cRow)
    {
        if (isNarrow)
        {
            NarrowTile(depth, a, aRow, aColumn, _panel, c, d, cRow);
        }
        else
        {
            WideTile(depth, a, aRow, aColumn, _panel, c, d, cRow);
        }
    }

    private static void CopyRow(float* tile, float* d, float* c, int columns) => Vectors<TLanes>.ForEach(new Copy(tile, d, c), columns);

    /// <summary>Copies a part of B into the panel, in the order in which tiles read it. Missing columns are set to zero.</summary>
    /// <param name="b">The part of B, <c>[p, columns]</c>.</param>
    /// <param name="row">Row stride of B.</param>
    /// <param name="column">Column stride of B.</param>
    /// <param name="depth">The number of terms in the panel, p.</param>
    /// <param name="columns">The number of columns in the part, at most <paramref name="width"/>.</param>
    /// <param name="width">The number of columns in the panel, x.</param>
    private void Pack(float* b, nint row, nint column, int depth, int columns, int width)
    {
        float* to = _panel;
        if (column == 1 && columns == width)
        {
            for (int p = 0; p < depth; p++, b += row, to += width)
            {
                for (int x = 0; x < width; x += TLanes.Count)
                {
                    TLanes.Store(TLanes.Load(b + x), to + x);
                }
            }

            return;
        }

        if (columns < width)
        {
            new Span<float>(to, depth * width).Clear();
        }

        int j = 0;
        for (; j <= columns - 4; j += 4)
        {
            float* b0 = b + (j * column), b1 = b0 + column, b2 = b1 + column, b3 = b2 + column;
            for (nint p = 0; p < depth; p++)
            {
                Vector128.Create(b0[p * row], b1[p * row], b2[p * row], b3[p * row]).Store(to + (p * width) + j);
            }
        }

        for (; j < columns; j++)
        {
            for (nint p = 0; p < depth; p++)
            {
                to[(p * width) + j] = b[(j * column) + (p * row)];
            }
        }
    }

    /// <summary>Computes a wide tile, six or eight rows by two vectors, with all sums in registers.</summary>
    /// <remarks><c>Cᵢⱼ = Dᵢⱼ + Σₚ Aᵢₚ Bₚⱼ</c></remarks>
    /// <param name="depth">The number of terms, p.</param>
    /// <param name="a">The rows of A, <c>[r, p]</c>.</param>
    /// <param name="aRow">Row stride of A.</param>
    /// <param name="aColumn">Column stride of A.</param>
    /// <param name="b">The panel, <c>[p, x]</c> with dense rows.</param>
    /// <param name="c">Receives the tile, <c>[r, x]</c>.</param>
    /// <param name="d">The addend, <c>[r, x]</c> with the strides of the tile; null if nothing is added.</param>
    /// <param name="cRow">Row stride of the tile.</param>
    private static void WideTile(int depth, float* a, nint aRow, nint aColumn, float* b, float* c, float* d, nint cRow)
    {
        TLanes c00 = TLanes.Of(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
        TLanes c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00, c60 = c00, c61 = c00, c70 = c00, c71 = c00;
        float* a3 = a + (3 * aRow);
        float* a6 = a + (6 * aRow);
        nint aTwoRows = 2 * aRow;
        FetchRows(d is null ? c : d, cRow);
        for (int p = 0; p < depth; p++)
        {
            TLanes b0 = TLanes.Load(b), b1 = TLanes.Load(b + TLanes.Count);
            TLanes x = TLanes.Of(a[0]);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAdd(x, b1, c01);
            x = TLanes.Of(a[aRow]);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAdd(x, b1, c11);
            x = TLanes.Of(a[aTwoRows]);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAdd(x, b1, c21);
            x = TLanes.Of(a3[0]);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAdd(x, b1, c31);
            x = TLanes.Of(a3[aRow]);
            c40 = TLanes.MultiplyAdd(x, b0, c40);
            c41 = TLanes.MultiplyAdd(x, b1, c41);
            x = TLanes.Of(a3[aTwoRows]);
            c50 = TLanes.MultiplyAdd(x, b0, c50);
            c51 = TLanes.MultiplyAdd(x, b1, c51);
            if (HasManyRegisters)
            {
                x = TLanes.Of(a6[0]);
                c60 = TLanes.MultiplyAdd(x, b0, c60);
                c61 = TLanes.MultiplyAdd(x, b1, c61);
                x = TLanes.Of(a6[aRow]);
                c70 = TLanes.MultiplyAdd(x, b0, c70);
                c71 = TLanes.MultiplyAdd(x, b1, c71);
                a6 += aColumn;
            }

            a += aColumn;
            a3 += aColumn;
            b += TileColumns;
        }

        StoreRow(c00, c01, c, d, 0, cRow);
        StoreRow(c10, c11, c, d, 1, cRow);
        StoreRow(c20, c21, c, d, 2, cRow);
        StoreRow(c30, c31, c, d, 3, cRow);
        StoreRow(c40, c41, c, d, 4, cRow);
        StoreRow(c50, c51, c, d, 5, cRow);
        if (HasManyRegisters)
        {
            StoreRow(c60, c61, c, d, 6, cRow);
            StoreRow(c70, c71, c, d, 7, cRow);
        }
    }

    /// <summary>Prefetches the rows of a tile of C. They are scattered in memory, so the processor cannot predict them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRows(float* c, nint cRow)
    {
        if (Sse.IsSupported)
        {
            for (int r = 0; r < TileRows; r++, c += cRow)
            {
                Sse.Prefetch0(c);
                Sse.Prefetch0(c + TLanes.Count);
            }
        }
    }

    /// <summary>Computes a narrow tile, twelve or sixteen rows by one vector.</summary>
    /// <inheritdoc cref="WideTile"/>
    private static void NarrowTile(int depth, float* a, nint aRow, nint aColumn, float* b, float* c, float* d, nint cRow)
    {
        TLanes c0 = TLanes.Of(0), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0, c8 = c0, c9 = c0, c10 = c0, c11 = c0;
        TLanes c12 = c0, c13 = c0, c14 = c0, c15 = c0;
        float* a3 = a + (3 * aRow);
        float* a6 = a + (6 * aRow);
        float* a9 = a + (9 * aRow);
        float* a12 = a + (12 * aRow);
        nint aTwoRows = 2 * aRow;
        for (int p = 0; p < depth; p++)
        {
            TLanes y = TLanes.Load(b);
            c0 = TLanes.MultiplyAdd(TLanes.Of(a[0]), y, c0);
            c1 = TLanes.MultiplyAdd(TLanes.Of(a[aRow]), y, c1);
            c2 = TLanes.MultiplyAdd(TLanes.Of(a[aTwoRows]), y, c2);
            c3 = TLanes.MultiplyAdd(TLanes.Of(a3[0]), y, c3);
            c4 = TLanes.MultiplyAdd(TLanes.Of(a3[aRow]), y, c4);
            c5 = TLanes.MultiplyAdd(TLanes.Of(a3[aTwoRows]), y, c5);
            c6 = TLanes.MultiplyAdd(TLanes.Of(a6[0]), y, c6);
            c7 = TLanes.MultiplyAdd(TLanes.Of(a6[aRow]), y, c7);
            c8 = TLanes.MultiplyAdd(TLanes.Of(a6[aTwoRows]), y, c8);
            c9 = TLanes.MultiplyAdd(TLanes.Of(a9[0]), y, c9);
            c10 = TLanes.MultiplyAdd(TLanes.Of(a9[aRow]), y, c10);
            c11 = TLanes.MultiplyAdd(TLanes.Of(a9[aTwoRows]), y, c11);
            if (HasManyRegisters)
            {
                c12 = TLanes.MultiplyAdd(TLanes.Of(a12[0]), y, c12);
                c13 = TLanes.MultiplyAdd(TLanes.Of(a12[aRow]), y, c13);
                c14 = TLanes.MultiplyAdd(TLanes.Of(a12[aTwoRows]), y, c14);
                c15 = TLanes.MultiplyAdd(TLanes.Of(a12[aTwoRows + aRow]), y, c15);
                a12 += aColumn;
            }

            a += aColumn;
            a3 += aColumn;
            a6 += aColumn;
            a9 += aColumn;
            b += TLanes.Count;
        }

        StoreNarrow(c0, c, d, 0, cRow);
        StoreNarrow(c1, c, d, 1, cRow);
        StoreNarrow(c2, c, d, 2, cRow);
        StoreNarrow(c3, c, d, 3, cRow);
        StoreNarrow(c4, c, d, 4, cRow);
        StoreNarrow(c5, c, d, 5, cRow);
        StoreNarrow(c6, c, d, 6, cRow);
        StoreNarrow(c7, c, d, 7, cRow);
        StoreNarrow(c8, c, d, 8, cRow);
        StoreNarrow(c9, c, d, 9, cRow);
        StoreNarrow(c10, c, d, 10, cRow);
        StoreNarrow(c11, c, d, 11, cRow);
        if (HasManyRegisters)
        {
            StoreNarrow(c12, c, d, 12, cRow);
            StoreNarrow(c13, c, d, 13, cRow);
            StoreNarrow(c14, c, d, 14, cRow);
            StoreNarrow(c15, c, d, 15, cRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreNarrow(TLanes sum, float* c, float* d, nint row, nint cRow) =>
        TLanes.Store(d is null ? sum : sum + TLanes.Load(d + (row * cRow)), c + (row * cRow));

    /// <summary>
    /// Computes one row of a wide tile, <c>[1, x]</c>, from a row of A, <c>[1, p]</c>. Used if a strip has fewer rows than a tile.
    /// </summary>
    private static void OneRow(int depth, float* a, nint aColumn, float* b, float* c)
    {
        TLanes c0 = TLanes.Of(0), c1 = c0;
        for (int p = 0; p < depth; p++, a += aColumn, b += TileColumns)
        {
            TLanes x = TLanes.Of(*a);
            c0 = TLanes.MultiplyAdd(x, TLanes.Load(b), c0);
            c1 = TLanes.MultiplyAdd(x, TLanes.Load(b + TLanes.Count), c1);
        }

        StoreRow(c0, c1, c, null, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TLanes left, TLanes right, float* c, float* d, nint row, nint cRow)
    {
        c += row * cRow;
        if (d is not null)
        {
            d += row * cRow;
            left += TLanes.Load(d);
            right += TLanes.Load(d + TLanes.Count);
        }

        TLanes.Store(left, c);
        TLanes.Store(right, c + TLanes.Count);
    }

    /// <summary>Copies a tile, <c>cⱼ = tileⱼ</c>, or adds d, <c>cⱼ = tileⱼ + dⱼ</c>, if d is not null.</summary>
    private readonly struct Copy(float* tile, float* d, float* c) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<T>(nint j)
            where T : struct, ILanes<T>
        {
            T sum = T.Load(tile + j);
            T.Store(d is null ? sum : sum + T.Load(d + j), c + j);
        }
    }
}
