using System.Runtime.CompilerServices;

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
    /// <summary>Updates neighboring weights.</summary>
    /// <param name="values">θ, updated.</param>
    /// <param name="gradient">g.</param>
    /// <param name="momentum">m, updated.</param>
    /// <param name="count">How many.</param>
    public void Step(float* values, float* gradient, float* momentum, int count) =>
        Vectors.ForEach(new Update(this, values, gradient, momentum), count);

    /// <summary>No fused operations, so that every width rounds alike.</summary>
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
