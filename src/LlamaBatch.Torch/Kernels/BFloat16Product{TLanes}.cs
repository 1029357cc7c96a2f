using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k terms of each sum

/// <summary>Matrix products in bfloat16. Small products are computed in float32, which is faster for them.</summary>
/// <remarks>
/// The factors A and B are rounded to bfloat16. libtorch multiplies them, sums in float32 and rounds the product to bfloat16. The product
/// is then converted to float32, and the addend is added in float32. The product is left to libtorch, because .NET has no instructions for
/// bfloat16 yet.
/// </remarks>
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

    /// <summary>Allocates buffers for matrices of up to <paramref name="largest"/> elements.</summary>
    /// <param name="float32">Computes small products in float32.</param>
    /// <param name="largest">The number of elements in the largest matrix, from <see cref="FastPassMemory.LargestMatrix"/>.</param>
    public BFloat16Product(IMatrixProduct float32, long largest)
    {
        _float32 = float32;
        (_left, _right, _result) = (Make(largest), Make(largest), Make(largest));
        _leftAt = (ushort*)TensorMemory.AddressOf(_left);
        _rightAt = (ushort*)TensorMemory.AddressOf(_right);
        _resultAt = (ushort*)TensorMemory.AddressOf(_result);
    }

    /// <inheritdoc/>
    public void Set(Matrix a, Matrix b, Matrix into)
    {
        if (Multiply(a, b, into))
        {
            BFloat16Kernel.Widen<TLanes>(_resultAt, into.At, (nint)into.Rows * into.Columns);
        }
        else
        {
            _float32.Set(a, b, into);
        }
    }

    /// <inheritdoc/>
    public void Add(Matrix a, Matrix b, Matrix to) => SetToSum(to, a, b, to);

    /// <inheritdoc/>
    public void SetToSum(Matrix d, Matrix a, Matrix b, Matrix into)
    {
        Matrix.RequireAlike(d, into);
        if (Multiply(a, b, into))
        {
            BFloat16Kernel.WidenAndAdd<TLanes>(_resultAt, d.At, into.At, (nint)into.Rows * into.Columns);
        }
        else
        {
            _float32.SetToSum(d, a, b, into);
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

    /// <summary>Computes the product in bfloat16 if the matrices are large enough for bfloat16 to be faster.</summary>
    /// <returns>Whether the product was computed.</returns>
    private bool Multiply(Matrix a, Matrix b, Matrix c)
    {
        Matrix.RequireProduct(a, b, c);
        (int m, int k, int n) = (a.Rows, a.Columns, b.Columns);
        bool areDense = (a.IsDense || a.Transposed.IsDense) && (b.IsDense || b.Transposed.IsDense) && c.IsDense;
        if (!areDense || !BFloat16Gain.Of(m, k, n))
        {
            return false;
        }

        BFloat16Kernel.Narrow<TLanes>(a.At, _leftAt, (nint)m * k);
        BFloat16Kernel.Narrow<TLanes>(b.At, _rightAt, (nint)k * n);
        var shape = new Shape(m, k, n, !a.IsDense, !b.IsDense);
        if (!_views.TryGetValue(shape, out Views? views))
        {
            views = new Views(
                View(_left, m, k, shape.LeftIsTransposed),
                View(_right, k, n, shape.RightIsTransposed),
                View(_result, m, n, isTransposed: false));
            _views.Add(shape, views);
        }

        LibtorchProduct.Multiply(views.Left, views.Right, views.Result);
        return true;
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
