using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k what is summed over

/// <summary>
/// Products of matrices in bfloat16: A and B are rounded to 8 bits of precision, libtorch multiplies them and adds up in float32, and what it rounds to bfloat16 once more is widened and added in
/// float32. .NET has no instructions for bfloat16 yet, so the product is libtorch's.
/// Products too small to gain by it are computed in float32.
/// </summary>
internal sealed unsafe class BFloat16Product<TLanes> : IMatrixProduct
    where TLanes : struct, ILanes<TLanes>
{
    private readonly IMatrixProduct _float32;
    private readonly Tensor _left;
    private readonly Tensor _right;
    private readonly Tensor _result;
    private readonly ushort* _leftAt;
    private readonly ushort* _rightAt;
    private readonly ushort* _resultAt;
    private readonly Dictionary<Shape, Views> _views = [];

    /// <summary>Products of matrices of up to so many elements; see <see cref="FastStepMemory.LargestMatrix"/>.</summary>
    /// <param name="float32">What computes small products.</param>
    /// <param name="largest">Elements of the largest matrix.</param>
    public BFloat16Product(IMatrixProduct float32, long largest)
    {
        _float32 = float32;
        (_left, _right, _result) = (Make(largest), Make(largest), Make(largest));
        _leftAt = (ushort*)TensorMemory.AddressOf(_left);
        _rightAt = (ushort*)TensorMemory.AddressOf(_right);
        _resultAt = (ushort*)TensorMemory.AddressOf(_result);
    }

    /// <inheritdoc/>
    public void Set(int m, int k, int n, Matrix a, Matrix b, Matrix c) => SetToSum(m, k, n, a, b, default, c);

    /// <inheritdoc/>
    public void Add(int m, int k, int n, Matrix a, Matrix b, Matrix c) => SetToSum(m, k, n, a, b, c, c);

    /// <inheritdoc/>
    public void SetToSum(int m, int k, int n, Matrix a, Matrix b, Matrix d, Matrix c)
    {
        bool isDense = IsDense(a, m, k, out bool aIsTransposed) & IsDense(b, k, n, out bool bIsTransposed) & c.RowStride == n;
        if (isDense && BFloat16Gain.Of(m, k, n))
        {
            BFloat16Kernel.Narrow<TLanes>(a.At, _leftAt, (nint)m * k);
            BFloat16Kernel.Narrow<TLanes>(b.At, _rightAt, (nint)k * n);
            Multiply(new Shape(m, k, n, aIsTransposed, bIsTransposed));
            if (d.At is null)
            {
                BFloat16Kernel.Widen<TLanes>(_resultAt, c.At, (nint)m * n);
            }
            else
            {
                BFloat16Kernel.WidenAndAdd<TLanes>(_resultAt, d.At, c.At, (nint)m * n);
            }
        }
        else if (d.At is null)
        {
            _float32.Set(m, k, n, a, b, c);
        }
        else
        {
            _float32.SetToSum(m, k, n, a, b, d, c);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Views views in _views.Values)
        {
            views.Left.Dispose();
            views.Right.Dispose();
            views.Result.Dispose();
        }

        _left.Dispose();
        _right.Dispose();
        _result.Dispose();
        _float32.Dispose();
    }

    private static Tensor Make(long count) => empty(count, dtype: ScalarType.BFloat16).DetachFromDisposeScope();

    /// <summary>Whether the elements lie one after the other, row by row or, transposed, column by column.</summary>
    private static bool IsDense(Matrix matrix, int rows, int columns, out bool isTransposed)
    {
        isTransposed = matrix.ColumnStride != 1;
        return isTransposed ? matrix.RowStride == 1 && matrix.ColumnStride == rows : matrix.RowStride == columns;
    }

    private void Multiply(Shape shape)
    {
        if (!_views.TryGetValue(shape, out Views? views))
        {
            views = new Views(View(_left, shape.M, shape.K, shape.LeftIsTransposed), View(_right, shape.K, shape.N, shape.RightIsTransposed), View(_result, shape.M, shape.N, false));
            _views.Add(shape, views);
        }

        LibtorchProduct.Multiply(views.Left, views.Right, views.Result);
    }

    private static Tensor View(Tensor buffer, int rows, int columns, bool isTransposed)
    {
        using Tensor part = buffer.narrow(0, 0, (long)rows * columns);
        using Tensor stored = isTransposed ? part.view(columns, rows) : part.view(rows, columns);
        return (isTransposed ? stored.t() : stored.alias()).DetachFromDisposeScope();
    }

    private readonly record struct Shape(int M, int K, int N, bool LeftIsTransposed, bool RightIsTransposed);

    private sealed record Views(Tensor Left, Tensor Right, Tensor Result);
}
