using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>One step of AdamW over some neighboring weights, in one pass; the formulas stand at <see cref="AdamWOptimizer"/>.</summary>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="ToMean">1 − β₁, rounded from double.</param>
/// <param name="ToSquare">1 − β₂, rounded from double.</param>
/// <param name="Keep">What a weight is multiplied with: <c>1 − ηλ</c>.</param>
/// <param name="Rate">η over the bias correction of m.</param>
/// <param name="ToRoot">One over the root of the bias correction of v.</param>
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
