namespace LlamaBatch.Torch.Kernels;

/// <summary>Sums of squares and inner products of gradients, over all weights of a model.</summary>
internal static unsafe class GradientKernel
{
    /// <summary>The number of floats summed in float32 before their sum is added to a total in double.</summary>
    /// <remarks>A block is short enough to keep the relative rounding error of its sum at about 10⁻⁵ or less.</remarks>
    public const int Block = 4_096;

    /// <summary>The sum of squares, <c>Σ gᵢ²</c>.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradients)
    {
        fixed (float* g = gradients)
        {
            return VectorWidth.Run<Products, double>(new(g, g, gradients.Length));
        }
    }

    /// <summary>The inner product, <c>Σ xᵢ yᵢ</c>.</summary>
    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        fixed (float* first = x, second = y)
        {
            return VectorWidth.Run<Products, double>(new(first, second, x.Length));
        }
    }

    /// <summary>Adds gradients to a sum, then sets the gradients to zero.</summary>
    /// <returns>The sum of the squared gradients.</returns>
    public static double MoveInto(Span<float> gradients, Span<float> sum)
    {
        fixed (float* g = gradients, to = sum)
        {
            return VectorWidth.Run<Move, double>(new(g, to, gradients.Length));
        }
    }

    private readonly struct Products(float* x, float* y, int count) : IVectorCode<double>
    {
        public double Run<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            double products = 0;
            for (int i = 0; i < count; i += Block)
            {
                products += Row.Dot<TLanes>(x + i, y + i, Math.Min(Block, count - i));
            }

            return products;
        }
    }

    private readonly struct Move(float* g, float* sum, int count) : IVectorCode<double>
    {
        public double Run<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            double squares = 0;
            for (int i = 0; i < count; i += Block)
            {
                int size = Math.Min(Block, count - i);
                squares += Row.Dot<TLanes>(g + i, g + i, size);
                Row.Add<TLanes>(g + i, sum + i, size);
                new Span<float>(g + i, size).Clear();
            }

            return squares;
        }
    }
}
