using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k what is summed over

/// <summary>
/// Products of matrices, <c>C = A B</c> or <c>C = D + A B</c>, of any strides. Twelve vectors of sums, 6 rows by 2 vectors of columns, stay in registers while k
/// runs; the columns of B that they need are first copied into a panel that stays in the first-level cache (Goto and van de Geijn 2008).
/// On the small matrices of small models this is as fast as a BLAS or faster, and it needs no native library.
/// </summary>
internal sealed unsafe class MatrixProduct<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Rows computed at once: with two vectors of columns they fill the 16 registers of AVX2.</summary>
    private const int TileRows = 6;

    /// <summary>Terms of a sum between two visits of C; 256 rows of two 64-byte vectors are 32 KiB.</summary>
    private const int PanelDepth = 256;

    private readonly float* _panel = (float*)NativeMemory.AlignedAlloc((nuint)(PanelDepth * TileColumns * sizeof(float)), 64);
    private readonly float* _tile = (float*)NativeMemory.AlignedAlloc((nuint)(TileRows * TileColumns * sizeof(float)), 64);

    private static int TileColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TLanes.Count;
    }

    /// <summary><c>C = A B</c></summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="a"><c>[m, k]</c></param>
    /// <param name="b"><c>[k, n]</c></param>
    /// <param name="c"><c>[m, n]</c>, whose columns are adjacent.</param>
    public void Set(int m, int k, int n, Matrix a, Matrix b, Matrix c) => Compute(m, k, n, a, b, c, default);

    /// <summary><c>C = C + A B</c></summary>
    /// <inheritdoc cref="Set"/>
    public void Add(int m, int k, int n, Matrix a, Matrix b, Matrix c) => Compute(m, k, n, a, b, c, c);

    /// <summary><c>C = D + A B</c>, where D has the strides of C.</summary>
    /// <inheritdoc cref="Set"/>
    public void SetToSum(int m, int k, int n, Matrix a, Matrix b, Matrix d, Matrix c) => Compute(m, k, n, a, b, c, d);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_panel);
        NativeMemory.AlignedFree(_tile);
    }

    private void Compute(int m, int k, int n, Matrix a, Matrix b, Matrix c, Matrix d)
    {
        for (int first = 0; first < k; first += PanelDepth)
        {
            int depth = Math.Min(PanelDepth, k - first);
            float* addend = first == 0 ? d.At : c.At;
            for (int j = 0; j < n; j += TileColumns)
            {
                int columns = Math.Min(TileColumns, n - j);
                Pack(b.At + (first * b.RowStride) + (j * b.ColumnStride), b.RowStride, b.ColumnStride, depth, columns);
                Panel(m, depth, columns, a.At + (first * a.ColumnStride), a.RowStride, a.ColumnStride, c.At + j, addend is null ? null : addend + j, c.RowStride);
            }
        }
    }

    /// <summary>A strip of C, the panel's columns wide.</summary>
    private void Panel(int m, int depth, int columns, float* a, nint aRow, nint aColumn, float* c, float* d, nint cRow)
    {
        int i = 0;
        if (columns == TileColumns)
        {
            for (; i <= m - TileRows; i += TileRows)
            {
                Tile(depth, a + (i * aRow), aRow, aColumn, _panel, c + (i * cRow), d is null ? null : d + (i * cRow), cRow);
            }
        }

        // Tiles that stick out of C are computed beside it. The last one takes full six rows where it can, of which some are known already.
        for (; i < m; i += TileRows)
        {
            int rows = Math.Min(TileRows, m - i);
            int known = m < TileRows ? 0 : TileRows - rows;
            if (m < TileRows)
            {
                for (int r = 0; r < rows; r++)
                {
                    OneRow(depth, a + ((i + r) * aRow), aColumn, _panel, _tile + (r * TileColumns));
                }
            }
            else
            {
                Tile(depth, a + ((i - known) * aRow), aRow, aColumn, _panel, _tile, null, TileColumns);
            }

            for (int r = 0; r < rows; r++)
            {
                CopyRow(_tile + ((known + r) * TileColumns), d is null ? null : d + ((i + r) * cRow), c + ((i + r) * cRow), columns);
            }
        }
    }

    private static void CopyRow(float* tile, float* d, float* c, int columns)
    {
        int j = 0;
        for (; j <= columns - TLanes.Count; j += TLanes.Count)
        {
            TLanes sum = TLanes.Load(tile + j);
            TLanes.Store(d is null ? sum : sum + TLanes.Load(d + j), c + j);
        }

        for (; j < columns; j++)
        {
            c[j] = d is null ? tile[j] : tile[j] + d[j];
        }
    }

    /// <summary>Copies columns of B so that the tile reads them one after the other; missing columns are zeros.</summary>
    private void Pack(float* b, nint row, nint column, int depth, int columns)
    {
        float* to = _panel;
        if (column == 1 && columns == TileColumns)
        {
            for (int p = 0; p < depth; p++, b += row, to += TileColumns)
            {
                TLanes.Store(TLanes.Load(b), to);
                TLanes.Store(TLanes.Load(b + TLanes.Count), to + TLanes.Count);
            }

            return;
        }

        if (columns < TileColumns)
        {
            new Span<float>(to, depth * TileColumns).Clear();
        }

        int j = 0;
        for (; j <= columns - 4; j += 4)
        {
            float* b0 = b + (j * column), b1 = b0 + column, b2 = b1 + column, b3 = b2 + column;
            for (nint p = 0; p < depth; p++)
            {
                Vector128.Create(b0[p * row], b1[p * row], b2[p * row], b3[p * row]).Store(to + (p * TileColumns) + j);
            }
        }

        for (; j < columns; j++)
        {
            for (nint p = 0; p < depth; p++)
            {
                to[(p * TileColumns) + j] = b[(j * column) + (p * row)];
            }
        }
    }

    /// <summary>Six rows of C by two vectors, <c>Cᵢⱼ = Dᵢⱼ + Σₚ Aᵢₚ Bₚⱼ</c>, all sums in registers.</summary>
    private static void Tile(int depth, float* a, nint aRow, nint aColumn, float* b, float* c, float* d, nint cRow)
    {
        TLanes c00 = TLanes.Of(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
        TLanes c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
        float* a3 = a + (3 * aRow);
        nint aTwoRows = 2 * aRow;
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
            a += aColumn;
            a3 += aColumn;
            b += TileColumns;
        }

        if (d is not null)
        {
            c00 += TLanes.Load(d);
            c01 += TLanes.Load(d + TLanes.Count);
            d += cRow;
            c10 += TLanes.Load(d);
            c11 += TLanes.Load(d + TLanes.Count);
            d += cRow;
            c20 += TLanes.Load(d);
            c21 += TLanes.Load(d + TLanes.Count);
            d += cRow;
            c30 += TLanes.Load(d);
            c31 += TLanes.Load(d + TLanes.Count);
            d += cRow;
            c40 += TLanes.Load(d);
            c41 += TLanes.Load(d + TLanes.Count);
            d += cRow;
            c50 += TLanes.Load(d);
            c51 += TLanes.Load(d + TLanes.Count);
        }

        StoreRow(c00, c01, c);
        StoreRow(c10, c11, c + cRow);
        StoreRow(c20, c21, c + (2 * cRow));
        StoreRow(c30, c31, c + (3 * cRow));
        StoreRow(c40, c41, c + (4 * cRow));
        StoreRow(c50, c51, c + (5 * cRow));
    }

    private static void OneRow(int depth, float* a, nint aColumn, float* b, float* c)
    {
        TLanes c0 = TLanes.Of(0), c1 = c0;
        for (int p = 0; p < depth; p++, a += aColumn, b += TileColumns)
        {
            TLanes x = TLanes.Of(*a);
            c0 = TLanes.MultiplyAdd(x, TLanes.Load(b), c0);
            c1 = TLanes.MultiplyAdd(x, TLanes.Load(b + TLanes.Count), c1);
        }

        StoreRow(c0, c1, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TLanes left, TLanes right, float* c)
    {
        TLanes.Store(left, c);
        TLanes.Store(right, c + TLanes.Count);
    }
}
