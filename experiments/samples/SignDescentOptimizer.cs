using LlamaBatch.Torch;

namespace MyStudies;

/// <summary>The optimizer that updates weights by sign descent. Its settings are in <see cref="SignDescent"/>.</summary>
public sealed class SignDescentOptimizer(LlamaModel model) : IOptimizer
{
    /// <summary>The learning rate, which the schedule sets before each step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The state that a checkpoint must keep besides the weights; empty, because sign descent has no state.</summary>
    public IReadOnlyDictionary<string, float[]> State { get; } = new Dictionary<string, float[]>();

    public long StepsTaken { get; set; }

    public void Step(double gradientScale)
    {
        StepsTaken++;
        foreach (Weight weight in model.Weights)
        {
            Span<float> values = weight.Values, gradient = weight.Gradient;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] -= (float)LearningRate * Math.Sign(gradient[i]);
            }
        }
    }

    public void Dispose()
    {
    }
}
