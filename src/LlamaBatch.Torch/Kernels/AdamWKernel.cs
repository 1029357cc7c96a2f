using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>One step of AdamW over contiguous weights, in one pass (see <see cref="AdamWOptimizer"/>).</summary>
/// <remarks>
/// The update
/// <code>
/// θ − η λ θ − η m̂ / (√v̂ + ε)      with  m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)
/// </code>
/// has factors that are the same for all weights. They are computed once, in double, and rounded. If g is the scaled gradient:
/// <code>
/// m = β₁ m + ToMean g        v = β₂ v + ToSquare g²        θ = Keep θ − Rate m / (ToRoot √v + ε)
/// Keep = 1 − η λ        Rate = η / (1 − β₁ᵗ)        ToRoot = 1 / √(1 − β₂ᵗ)
/// </code>
/// </remarks>
/// <param name="Beta1">The decay β₁ of the mean gradient.</param>
/// <param name="Beta2">The decay β₂ of the mean squared gradient.</param>
/// <param name="ToMean">The factor 1 − β₁, rounded from double.</param>
/// <param name="ToSquare">The factor 1 − β₂, rounded from double.</param>
/// <param name="Keep">The fraction of a weight that remains after decay, 1 − η λ.</param>
/// <param name="Rate">The learning rate with the bias correction of m, η / (1 − β₁ᵗ).</param>
/// <param name="ToRoot">The bias correction of √v, 1 / √(1 − β₂ᵗ).</param>
/// <param name="Epsilon">The constant ε, added to the root.</param>
/// <param name="Scale">The factor by which all gradients are multiplied first, such as a clipping factor.</param>
internal readonly unsafe record struct AdamWKernel(
    float Beta1, float Beta2, float ToMean, float ToSquare, float Keep, float Rate, float ToRoot, float Epsilon, float Scale)
{
    /// <summary>Updates contiguous weights.</summary>
    /// <param name="values">The weights θ, updated in place.</param>
    /// <param name="gradient">The gradients g.</param>
    /// <param name="mean">The running means of gradients m, updated in place.</param>
    /// <param name="square">The running means of squared gradients v, updated in place.</param>
    /// <param name="count">The number of weights.</param>
    public void Step(float* values, float* gradient, float* mean, float* square, int count) =>
        Vectors.ForEach(new Update(this, values, gradient, mean, square), count);

    /// <summary>
    /// Updates one vector of weights. Each product is rounded before it is added, so every vector width gives the same bits.
    /// </summary>
    private readonly struct Update(AdamWKernel kernel, float* values, float* gradient, float* mean, float* square) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes g = TLanes.Load(gradient + i) * TLanes.Of(kernel.Scale);
            TLanes m = (TLanes.Load(mean + i) * TLanes.Of(kernel.Beta1)) + (g * TLanes.Of(kernel.ToMean));
            TLanes v = (TLanes.Load(square + i) * TLanes.Of(kernel.Beta2)) + (g * g * TLanes.Of(kernel.ToSquare));
            TLanes step = m * TLanes.Of(kernel.Rate) / ((TLanes.Sqrt(v) * TLanes.Of(kernel.ToRoot)) + TLanes.Of(kernel.Epsilon));
            TLanes.Store(m, mean + i);
            TLanes.Store(v, square + i);
            TLanes.Store((TLanes.Load(values + i) * TLanes.Of(kernel.Keep)) - step, values + i);
        }
    }
}
