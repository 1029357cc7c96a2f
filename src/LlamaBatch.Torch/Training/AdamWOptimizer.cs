using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019, algorithm 2) in one pass over the model's weights:
/// <code>
/// m = β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
/// v = β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
/// θ = θ − η λ θ − η m̂ / (√v̂ + ε)
/// </code>
/// Every element is computed by itself, so the result does not depend on the machine's vector width.
/// </summary>
public sealed unsafe class AdamWOptimizer : IOptimizer
{
    private readonly AdamW _settings;
    private readonly WeightBuffer _weights;
    private readonly float[] _mean;
    private readonly float[] _square;

    /// <summary>An optimizer for the parameters of a model.</summary>
    public AdamWOptimizer(AdamW settings, LlamaModel model)
    {
        _settings = settings;
        _weights = model.Buffer;
        LearningRate = settings.LearningRate;
        _mean = new float[_weights.Count];
        _square = new float[_weights.Count];
        State = new Dictionary<string, float[]>(StringComparer.Ordinal) { ["mean"] = _mean, ["square"] = _square };
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
        fixed (float* mean = _mean, square = _square)
        {
            foreach (Weight weight in _weights.Weights)
            {
                nint at = weight.Offset;
                KernelOf(weight, gradientScale).Step(values + at, gradients + at, mean + at, square + at, weight.Count);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The moments are managed arrays; there is nothing to free.
    }

    private AdamWKernel KernelOf(Weight weight, double gradientScale) => new(
        Beta1: (float)_settings.Beta1,
        Beta2: (float)_settings.Beta2,
        ToMean: (float)(1 - _settings.Beta1),
        ToSquare: (float)(1 - _settings.Beta2),
        Keep: (float)(1 - (weight.IsDecayed ? LearningRate * _settings.WeightDecay : 0)),
        Rate: (float)(LearningRate / (1 - Math.Pow(_settings.Beta1, StepsTaken))),
        ToRoot: (float)(1 / Math.Sqrt(1 - Math.Pow(_settings.Beta2, StepsTaken))),
        Epsilon: (float)_settings.Epsilon,
        Scale: (float)gradientScale);
}
