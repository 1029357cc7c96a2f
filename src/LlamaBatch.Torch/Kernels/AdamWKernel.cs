using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>
/// One step of AdamW over some neighboring weights, in one pass. Of the formulas at <see cref="AdamWOptimizer"/>,
/// <code>
/// θ − η λ θ − η m̂ / (√v̂ + ε)      with  m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)
/// </code>
/// what is the same for all weights is computed once, in double, and rounded: with <c>g</c> the scaled gradient
/// <code>
/// m = β₁ m + ToMean g        v = β₂ v + ToSquare g²        θ = Keep θ − Rate m / (ToRoot √v + ε)
/// Keep = 1 − η λ        Rate = η / (1 − β₁ᵗ)        ToRoot = 1 / √(1 − β₂ᵗ)
/// </code>
/// </summary>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="ToMean">1 − β₁, rounded from double.</param>
/// <param name="ToSquare">1 − β₂, rounded from double.</param>
/// <param name="Keep">What decay leaves of a weight.</param>
/// <param name="Rate">η, with the correction of m's bias.</param>
/// <param name="ToRoot">The correction of v's bias, drawn out of the root.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Scale">What gradients are multiplied with first.</param>
internal readonly unsafe record struct AdamWKernel(
    float Beta1, float Beta2, float ToMean, float ToSquare, float Keep, float Rate, float ToRoot, float Epsilon, float Scale)
{
    /// <summary>Takes the step, in vectors as wide as the processor's.</summary>
    /// <param name="values">θ, updated.</param>
    /// <param name="gradient">g.</param>
    /// <param name="mean">m, updated.</param>
    /// <param name="square">v, updated.</param>
    /// <param name="count">How many.</param>
    public void Step(float* values, float* gradient, float* mean, float* square, int count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Step<Lanes512>(values, gradient, mean, square, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Step<Lanes256>(values, gradient, mean, square, count);
        }
        else
        {
            Step<Lanes128>(values, gradient, mean, square, count);
        }
    }

    private void Step<TLanes>(float* values, float* gradient, float* mean, float* square, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            Update<TLanes>(values + i, gradient + i, mean + i, square + i);
        }

        for (; i < count; i++)
        {
            Update<Lanes1>(values + i, gradient + i, mean + i, square + i);
        }
    }

    /// <summary>No fused operations, so that every width of vectors rounds alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update<TLanes>(float* values, float* gradient, float* mean, float* square)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes g = TLanes.Load(gradient) * TLanes.Of(Scale);
        TLanes m = (TLanes.Load(mean) * TLanes.Of(Beta1)) + (g * TLanes.Of(ToMean));
        TLanes v = (TLanes.Load(square) * TLanes.Of(Beta2)) + (g * g * TLanes.Of(ToSquare));
        TLanes step = m * TLanes.Of(Rate) / ((TLanes.Sqrt(v) * TLanes.Of(ToRoot)) + TLanes.Of(Epsilon));
        TLanes.Store(m, mean);
        TLanes.Store(v, square);
        TLanes.Store((TLanes.Load(values) * TLanes.Of(Keep)) - step, values);
    }
}
