namespace LlamaBatch.Torch;

/// <summary>The base class of the built-in optimizers. They update the weights in place, in the model's buffer.</summary>
/// <remarks>Each weight is updated separately, so results are the same at every SIMD vector width.</remarks>
public abstract unsafe class BufferOptimizer : IOptimizer
{
    private readonly WeightBuffer _weights;

    /// <summary>Makes an optimizer for the parameters of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learningRate">The learning rate of the first step.</param>
    /// <param name="states">The names of the optimizer's state arrays. Each has one float per weight, initially zero.</param>
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
        // The state is in managed arrays, so there is nothing to free.
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Updates the values of one parameter. In each state array, the parameter's state begins at <see cref="Weight.Offset"/>.
    /// </summary>
    private protected abstract void Update(Weight weight, float* values, float* gradient, double gradientScale);
}
