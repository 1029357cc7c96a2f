using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>One step of SGD with momentum over contiguous weights, in one pass (see <see cref="SgdOptimizer"/>).</summary>
/// <remarks>
/// With g the scaled gradient:
/// <code>
/// m = μ m + (g + λ θ)        θ = θ − η m
/// </code>
/// </remarks>
/// <param name="Momentum">μ.</param>
/// <param name="Rate">η.</param>
/// <param name="Decay">λ.</param>
/// <param name="Scale">The factor that gradients are multiplied by first.</param>
internal readonly unsafe record struct SgdKernel(float Momentum, float Rate, float Decay, float Scale)
{
    /// <summary>Updates contiguous weights.</summary>
    /// <param name="values">θ, updated.</param>
    /// <param name="gradient">g.</param>
    /// <param name="momentum">m, updated.</param>
    /// <param name="count">The number of weights.</param>
    public void Step(float* values, float* gradient, float* momentum, int count) =>
        Vectors.ForEach(new Update(this, values, gradient, momentum), count);

    /// <summary>The update of one vector of weights. It fuses no operations, so every vector width rounds alike.</summary>
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
