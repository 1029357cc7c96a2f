namespace LlamaBatch.Torch;

/// <summary>A built-in optimizer: it updates weight by weight, where the model's buffer holds values and gradients.</summary>
/// <remarks>Every element is computed by itself, so results do not depend on the vector width of the machine.</remarks>
public abstract unsafe class BufferOptimizer : IOptimizer
{
    private readonly WeightBuffer _weights;

    /// <summary>An optimizer for the parameters of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learningRate">The learning rate of the first step.</param>
    /// <param name="states">Names of what it keeps: for each a float per weight, zero at first.</param>
    private protected BufferOptimizer(LlamaModel model, double learningRate, params IEnumerable<string> states)
    {
        _weights = model.Buffer;
        LearningRate = learningRate;
        State = states.ToDictionary(name => name, _ => new float[_weights.Count], StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> State { get; }

    /// <inheritdoc/>
    public long StepsTaken { get; set; }

    /// <inheritdoc/>
    public bool ReadsBuffer => true;

    /// <inheritdoc/>
    public void Step(double gradientScale)
    {
        StepsTaken++;
        float* values = _weights.ValuesAt, gradients = _weights.GradientsAt;
        foreach (Weight weight in _weights.Weights)
        {
            Update(weight, values + weight.Offset, gradients + weight.Offset, gradientScale);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // State is in managed arrays; there is nothing to free.
        GC.SuppressFinalize(this);
    }

    /// <summary>Updates one weight; its state begins at <see cref="Weight.Offset"/> of each array.</summary>
    private protected abstract void Update(Weight weight, float* values, float* gradient, double gradientScale);
}
