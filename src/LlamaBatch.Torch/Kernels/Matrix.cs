using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>A matrix of floats in memory: element (i, j) lies at <c>At + i · RowStride + j · ColumnStride</c>.</summary>
/// <param name="at">The address of the first element.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="rowStride">The distance from one row to the next, in elements.</param>
/// <param name="columnStride">The distance from one column to the next, in elements.</param>
internal readonly unsafe struct Matrix(float* at, int rows, int columns, nint rowStride, nint columnStride)
{
    /// <summary>Makes a dense matrix: its elements are contiguous in memory, row by row.</summary>
    public Matrix(float* at, int rows, int columns)
        : this(at, rows, columns, columns, 1)
    {
    }

    /// <summary>The address of the first element; null if there is no matrix.</summary>
    public float* At { get; } = at;

    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The distance from one row to the next, in elements.</summary>
    public nint RowStride { get; } = rowStride;

    /// <summary>The distance from one column to the next, in elements.</summary>
    public nint ColumnStride { get; } = columnStride;

    /// <summary>The transpose, a view of the same elements.</summary>
    public Matrix Transposed => new(At, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Whether the elements are contiguous in memory, row by row.</summary>
    public bool IsDense => ColumnStride == 1 && RowStride == Columns;

    /// <summary>A range of rows, as a view.</summary>
    public Matrix this[Range range]
    {
        get
        {
            (int first, int count) = range.GetOffsetAndLength(Rows);
            return new(At + (first * RowStride), count, Columns, RowStride, ColumnStride);
        }
    }

    /// <summary>A range of rows and columns, as a view.</summary>
    public Matrix this[Range rowRange, Range columnRange] => this[rowRange].Transposed[columnRange].Transposed;

    /// <summary>The address of a row's first element.</summary>
    public float* Row(int row) => At + (row * RowStride);

    /// <summary>Sets all elements to zero. The rows must be contiguous.</summary>
    public void Clear()
    {
        if (IsDense)
        {
            NativeMemory.Clear(At, (nuint)Rows * (nuint)Columns * sizeof(float));
            return;
        }

        for (int row = 0; row < Rows; row++)
        {
            new Span<float>(Row(row), Columns).Clear();
        }
    }

    /// <summary>Checks that a matrix has a given shape and contiguous rows.</summary>
    /// <exception cref="ArgumentException">The matrix has a different shape, or its rows are not contiguous.</exception>
    public static void Require(Matrix matrix, int rows, int columns, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        if (matrix.Rows != rows || matrix.Columns != columns || matrix.ColumnStride != 1)
        {
            Refuse($"{name} is {matrix}; it must be [{rows}, {columns}] with contiguous rows.");
        }
    }

    /// <summary>Checks that two matrices can be multiplied, and that the result has the right shape and contiguous rows.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or the rows of the result are not contiguous.</exception>
    public static void RequireProduct(Matrix a, Matrix b, Matrix c)
    {
        if (a.Columns != b.Rows || a.Rows != c.Rows || b.Columns != c.Columns || c.ColumnStride != 1)
        {
            Refuse($"{a} times {b} does not fit into {c}; a product is [m, k] times [k, n] into an [m, n] with contiguous rows.");
        }
    }

    /// <summary>Checks that two matrices have the same shape and strides.</summary>
    /// <exception cref="ArgumentException">The shapes or strides differ.</exception>
    public static void RequireAlike(Matrix a, Matrix b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns || a.RowStride != b.RowStride || a.ColumnStride != b.ColumnStride)
        {
            Refuse($"{a} and {b} must have the same shape and strides.");
        }
    }

    /// <summary>The shape as text, such as <c>[2, 3]</c>.</summary>
    public override string ToString() => ColumnStride == 1 ? $"[{Rows}, {Columns}]" : $"[{Rows}, {Columns}] transposed";

    [DoesNotReturn]
    private static void Refuse(string message) => throw new ArgumentException(message);
}
