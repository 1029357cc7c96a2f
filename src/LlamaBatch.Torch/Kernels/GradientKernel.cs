using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Passes over all gradients of a model.</summary>
internal static unsafe class GradientKernel
{
    /// <summary>Floats that are added up in float32 before the sum goes on in double: each lane of a vector rounds a few hundred times, 10⁻⁵ of the sum at worst.</summary>
    private const int Block = 4_096;

    /// <summary><c>Σ gᵢ²</c></summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradients)
    {
        double squares = 0;
        fixed (float* g = gradients)
        {
            for (int i = 0; i < gradients.Length; i += Block)
            {
                squares += SumOfSquares(g + i, Math.Min(Block, gradients.Length - i));
            }
        }

        return squares;
    }

    /// <summary>Adds gradients to a sum and sets them to zero.</summary>
    /// <returns>The sum of their squares.</returns>
    public static double MoveInto(Span<float> gradients, Span<float> sum)
    {
        double squares = 0;
        fixed (float* g = gradients, to = sum)
        {
            for (int i = 0; i < gradients.Length; i += Block)
            {
                int count = Math.Min(Block, gradients.Length - i);
                squares += SumOfSquares(g + i, count);
                Add(g + i, to + i, count);
                new Span<float>(g + i, count).Clear();
            }
        }

        return squares;
    }

    private static void Add(float* g, float* sum, int count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Row.Add<Lanes512>(g, sum, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Row.Add<Lanes256>(g, sum, count);
        }
        else
        {
            Row.Add<Lanes128>(g, sum, count);
        }
    }

    private static float SumOfSquares(float* g, int count) =>
        Vector512.IsHardwareAccelerated ? Row.Dot<Lanes512>(g, g, count)
        : Vector256.IsHardwareAccelerated ? Row.Dot<Lanes256>(g, g, count)
        : Row.Dot<Lanes128>(g, g, count);
}
