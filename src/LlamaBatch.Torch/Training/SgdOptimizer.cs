using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>
/// Stochastic gradient descent with momentum (Polyak 1964, in the form of <c>torch.optim.SGD</c>) in one pass over the model's weights:
/// <code>
/// m = μ m + g + λ θ        θ = θ − η m
/// </code>
/// Every element is computed by itself, so the result does not depend on the machine's vector width.
/// </summary>
public sealed unsafe class SgdOptimizer : IOptimizer
{
    private readonly Sgd _settings;
    private readonly WeightBuffer _weights;
    private readonly float[] _momentum;

    /// <summary>An optimizer for the parameters of a model.</summary>
    public SgdOptimizer(Sgd settings, LlamaModel model)
    {
        _settings = settings;
        _weights = model.Buffer;
        LearningRate = settings.LearningRate;
        _momentum = new float[_weights.Count];
        State = new Dictionary<string, float[]>(StringComparer.Ordinal) { ["momentum"] = _momentum };
    }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> State { get; }

    /// <inheritdoc/>
    public long StepsTaken { get; set; }

    /// <inheritdoc/>
    public void Step(double gradientScale)
    {
        StepsTaken++;
        _weights.IsReadDirectly = true;
        float* values = _weights.ValuesAt, gradients = _weights.GradientsAt;
        fixed (float* momentum = _momentum)
        {
            foreach (Weight weight in _weights.Weights)
            {
                var kernel = new SgdKernel((float)_settings.Momentum, (float)LearningRate, (float)(weight.IsDecayed ? _settings.WeightDecay : 0), (float)gradientScale);
                kernel.Step(values + weight.Offset, gradients + weight.Offset, momentum + weight.Offset, weight.Count);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The momentum is a managed array; there is nothing to free.
    }
}
