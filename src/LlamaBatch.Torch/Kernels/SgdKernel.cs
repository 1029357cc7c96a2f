using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>
/// One step of SGD with momentum over some neighboring weights, in one pass, with g the scaled gradient (see <see cref="SgdOptimizer"/>):
/// <code>
/// m = μ m + (g + λ θ)        θ = θ − η m
/// </code>
/// </summary>
/// <param name="Momentum">μ.</param>
/// <param name="Rate">η.</param>
/// <param name="Decay">λ.</param>
/// <param name="Scale">What gradients are multiplied with first.</param>
internal readonly unsafe record struct SgdKernel(float Momentum, float Rate, float Decay, float Scale)
{
    /// <summary>Takes the step, in vectors as wide as the processor's.</summary>
    /// <param name="values">θ, updated.</param>
    /// <param name="gradient">g.</param>
    /// <param name="momentum">m, updated.</param>
    /// <param name="count">How many.</param>
    public void Step(float* values, float* gradient, float* momentum, int count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Step<Lanes512>(values, gradient, momentum, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Step<Lanes256>(values, gradient, momentum, count);
        }
        else
        {
            Step<Lanes128>(values, gradient, momentum, count);
        }
    }

    private void Step<TLanes>(float* values, float* gradient, float* momentum, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            Update<TLanes>(values + i, gradient + i, momentum + i);
        }

        for (; i < count; i++)
        {
            Update<Lanes1>(values + i, gradient + i, momentum + i);
        }
    }

    /// <summary>No fused operations, so that every width of vectors rounds alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update<TLanes>(float* values, float* gradient, float* momentum)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes value = TLanes.Load(values);
        TLanes g = (TLanes.Load(gradient) * TLanes.Of(Scale)) + (value * TLanes.Of(Decay));
        TLanes m = (TLanes.Load(momentum) * TLanes.Of(Momentum)) + g;
        TLanes.Store(m, momentum);
        TLanes.Store(value - (m * TLanes.Of(Rate)), values);
    }
}
