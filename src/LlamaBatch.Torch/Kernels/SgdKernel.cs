using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>One step of SGD with momentum over contiguous weights, in one pass (see <see cref="SgdOptimizer"/>).</summary>
/// <remarks>
/// If g is the scaled gradient:
/// <code>
/// m = μ m + (g + λ θ)        θ = θ − η m
/// </code>
/// </remarks>
/// <param name="Momentum">The momentum μ.</param>
/// <param name="Rate">The learning rate η.</param>
/// <param name="Decay">The weight decay λ.</param>
/// <param name="Scale">The factor by which all gradients are multiplied first, such as a clipping factor.</param>
internal readonly unsafe record struct SgdKernel(float Momentum, float Rate, float Decay, float Scale)
{
    /// <summary>Updates contiguous weights.</summary>
    /// <param name="values">The weights θ, updated in place.</param>
    /// <param name="gradient">The gradients g.</param>
    /// <param name="momentum">The momentum buffer m, updated in place.</param>
    /// <param name="count">The number of weights.</param>
    public void Step(float* values, float* gradient, float* momentum, int count) =>
        Vectors.ForEach(new Update(this, values, gradient, momentum), count);

    /// <summary>
    /// Updates one vector of weights. Each product is rounded before it is added, so every vector width gives the same bits.
    /// </summary>
    private readonly struct Update(SgdKernel kernel, float* values, float* gradient, float* momentum) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes value = TLanes.Load(values + i);
            TLanes g = (TLanes.Load(gradient + i) * TLanes.Of(kernel.Scale)) + (value * TLanes.Of(kernel.Decay));
            TLanes m = (TLanes.Load(momentum + i) * TLanes.Of(kernel.Momentum)) + g;
            TLanes.Store(m, momentum + i);
            TLanes.Store(value - (m * TLanes.Of(kernel.Rate)), values + i);
        }
    }
}
