using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>The AdamW optimizer (Loshchilov and Hutter 2019, algorithm 2).</summary>
/// <remarks>
/// <code>
/// m = β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
/// v = β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
/// θ = θ − η λ θ − η m̂ / (√v̂ + ε)
/// </code>
/// </remarks>
public sealed unsafe class AdamWOptimizer : BufferOptimizer, IOptimizer         // listed again to replace a default method of the interface
{
    private readonly AdamW _settings;
    private readonly float[] _mean;
    private readonly float[] _square;

    /// <summary>The factor that corrects the bias of √v after t steps, <c>1 / √(1 − β₂ᵗ)</c>.</summary>
    private float ToRoot => (float)(1 / Math.Sqrt(1 - Math.Pow(_settings.Beta2, StepsTaken)));

    /// <summary>Makes an optimizer for the parameters of a model.</summary>
    public AdamWOptimizer(AdamW settings, LlamaModel model)
        : base(model, settings.LearningRate, "mean", "square") =>
        (_settings, _mean, _square) = (settings, State["mean"], State["square"]);

    /// <summary>The squared norm of a parameter's gradient under Adam's preconditioner, <c>gᵀ P g</c>.</summary>
    /// <remarks>
    /// The preconditioner is <c>P = diag(1 / (√v̂ + ε))</c>. Where v̂ is 0, the element of P is 0, too. Before the first step, all elements
    /// are 0.
    /// </remarks>
    public double PreconditionedSquare(Weight weight)
    {
        fixed (float* gradient = weight.Gradient, square = &_square[weight.Offset])
        {
            return PreconditionerKernel.Square(gradient, square, ToRoot, (float)_settings.Epsilon, weight.Count);
        }
    }

    private protected override void Update(Weight weight, float* values, float* gradient, double gradientScale)
    {
        fixed (float* mean = &_mean[weight.Offset], square = &_square[weight.Offset])
        {
            KernelOf(weight, gradientScale).Step(values, gradient, mean, square, weight.Count);
        }
    }

    private AdamWKernel KernelOf(Weight weight, double gradientScale) => new(
        Beta1: (float)_settings.Beta1,
        Beta2: (float)_settings.Beta2,
        ToMean: (float)(1 - _settings.Beta1),
        ToSquare: (float)(1 - _settings.Beta2),
        Keep: (float)(1 - (weight.IsDecayed ? LearningRate * _settings.WeightDecay : 0)),
        Rate: (float)(LearningRate / (1 - Math.Pow(_settings.Beta1, StepsTaken))),
        ToRoot: ToRoot,
        Epsilon: (float)_settings.Epsilon,
        Scale: (float)gradientScale);
}
