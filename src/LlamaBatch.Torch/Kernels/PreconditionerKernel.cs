using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>The squared norm of a gradient under Adam's preconditioner.</summary>
/// <remarks>The squared norm is <c>Σ gᵢ² / (√v̂ᵢ + ε)</c> over the weights with <c>v̂ᵢ &gt; 0</c>.</remarks>
internal static unsafe class PreconditionerKernel
{
    /// <summary>Computes the squared norm of a gradient over contiguous weights.</summary>
    /// <param name="gradient">The gradients g.</param>
    /// <param name="square">The running means of squared gradients v, without bias correction.</param>
    /// <param name="toRoot">The bias correction of v, applied outside the root: <c>√v̂ = toRoot √v</c>.</param>
    /// <param name="epsilon">The constant ε, added to the root.</param>
    /// <param name="count">The number of weights.</param>
    public static double Square(float* gradient, float* square, float toRoot, float epsilon, int count) =>
        VectorWidth.Run<Sum, double>(new(gradient, square, toRoot, epsilon, count));

    private readonly struct Sum(float* gradient, float* square, float toRoot, float epsilon, int count) : IVectorCode<double>
    {
        public double Run<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            double sum = 0;
            for (int i = 0; i < count; i += GradientKernel.Block)
            {
                var terms = new Squares(gradient + i, square + i, toRoot, epsilon);
                sum += Vectors<TLanes>.Sum(terms, Math.Min(GradientKernel.Block, count - i));
            }

            return sum;
        }
    }

    private readonly struct Squares(float* gradient, float* square, float toRoot, float epsilon) : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes AddTo<TLanes>(TLanes sums, nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes g = TLanes.Load(gradient + i);
            TLanes v = TLanes.Load(square + i);
            TLanes scale = (TLanes.Sqrt(v) * TLanes.Of(toRoot)) + TLanes.Of(epsilon);
            return sums + TLanes.Choose(v, g * g / scale, TLanes.Of(0));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Term(nint i) => Lanes1.Sum(AddTo(Lanes1.Of(0), i));
    }
}
