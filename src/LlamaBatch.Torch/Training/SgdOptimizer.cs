using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>Stochastic gradient descent with momentum (Polyak 1964), in the form of <c>torch.optim.SGD</c>.</summary>
/// <remarks>
/// <code>
/// m = μ m + g + λ θ        θ = θ − η m
/// </code>
/// </remarks>
public sealed unsafe class SgdOptimizer : BufferOptimizer
{
    private readonly Sgd _settings;
    private readonly float[] _momentum;

    /// <summary>Makes an optimizer for the parameters of a model.</summary>
    public SgdOptimizer(Sgd settings, LlamaModel model)
        : base(model, settings.LearningRate, "momentum") =>
        (_settings, _momentum) = (settings, State["momentum"]);

    private protected override void Update(Weight weight, float* values, float* gradient, double gradientScale)
    {
        fixed (float* momentum = &_momentum[weight.Offset])
        {
            KernelOf(weight, gradientScale).Step(values, gradient, momentum, weight.Count);
        }
    }

    private SgdKernel KernelOf(Weight weight, double gradientScale) => new(
        Momentum: (float)_settings.Momentum,
        Rate: (float)LearningRate,
        Decay: (float)(weight.IsDecayed ? _settings.WeightDecay : 0),
        Scale: (float)gradientScale);
}
