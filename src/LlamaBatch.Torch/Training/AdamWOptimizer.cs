using System.Numerics;

namespace LlamaBatch.Torch;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019, algorithm 2) in one pass over each parameter:
/// <code>
/// m = β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
/// v = β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
/// θ = θ − η λ θ − η m̂ / (√v̂ + ε)
/// </code>
/// Every element is computed by itself, so the result does not depend on the machine's vector width.
/// </summary>
public sealed class AdamWOptimizer : IOptimizer
{
    private readonly AdamW _settings;
    private readonly LlamaModel _model;
    private readonly Dictionary<string, float[]> _state = new(StringComparer.Ordinal);

    /// <summary>An optimizer for the parameters of a model.</summary>
    public AdamWOptimizer(AdamW settings, LlamaModel model)
    {
        _settings = settings;
        _model = model;
        LearningRate = settings.LearningRate;
        foreach (Weight weight in model.Weights)
        {
            _state[MeanName(weight)] = new float[weight.Count];
            _state[SquareName(weight)] = new float[weight.Count];
        }
    }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> State => _state;

    /// <inheritdoc/>
    public long StepsTaken { get; set; }

    /// <inheritdoc/>
    public void Step(double gradientScale)
    {
        StepsTaken++;
        foreach (Weight weight in _model.Weights)
        {
            Update(weight, _state[MeanName(weight)], _state[SquareName(weight)], (float)gradientScale);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The moments are managed arrays; there is nothing to free.
    }

    private static string MeanName(Weight weight) => $"mean.{weight.Name}";

    private static string SquareName(Weight weight) => $"square.{weight.Name}";

    private void Update(Weight weight, float[] means, float[] squares, float scale)
    {
        float beta1 = (float)_settings.Beta1;
        float beta2 = (float)_settings.Beta2;
        float toMean = (float)(1 - _settings.Beta1);
        float toSquare = (float)(1 - _settings.Beta2);
        float keep = (float)(1 - (weight.IsDecayed ? LearningRate * _settings.WeightDecay : 0));
        float rate = (float)(LearningRate / (1 - Math.Pow(_settings.Beta1, StepsTaken)));
        float toRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(_settings.Beta2, StepsTaken)));
        float epsilon = (float)_settings.Epsilon;

        Span<float> values = weight.Values;
        ReadOnlySpan<float> gradient = weight.Gradient;
        Span<float> mean = means;
        Span<float> square = squares;
        int i = 0;
        for (int width = Vector<float>.Count; i <= values.Length - width; i += width)
        {
            Vector<float> g = new Vector<float>(gradient[i..]) * scale;
            Vector<float> m = (new Vector<float>(mean[i..]) * beta1) + (g * toMean);
            Vector<float> v = (new Vector<float>(square[i..]) * beta2) + (g * g * toSquare);
            Vector<float> step = m * rate / ((Vector.SquareRoot(v) * toRoot) + new Vector<float>(epsilon));
            m.CopyTo(mean[i..]);
            v.CopyTo(square[i..]);
            ((new Vector<float>(values[i..]) * keep) - step).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = gradient[i] * scale;
            mean[i] = (mean[i] * beta1) + (g * toMean);
            square[i] = (square[i] * beta2) + (g * g * toSquare);
            values[i] = (values[i] * keep) - (mean[i] * rate / ((MathF.Sqrt(square[i]) * toRoot) + epsilon));
        }
    }
}
