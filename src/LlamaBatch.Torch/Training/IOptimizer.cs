namespace LlamaBatch.Torch;

/// <summary>An optimizer that the generated training pipeline can use.</summary>
/// <remarks>
/// For an optimizer of your own, derive a record from <see cref="Optimizer"/> with a method <c>IOptimizer CreateFor(LlamaModel model)</c>.
/// </remarks>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>The state that a checkpoint keeps, by name. Restoring writes into the same arrays.</summary>
    IReadOnlyDictionary<string, float[]> State { get; }

    /// <summary>The number of steps so far, which a checkpoint also keeps.</summary>
    long StepsTaken { get; set; }

    /// <summary>Whether steps read gradients from <see cref="WeightBuffer"/>, not from the <c>grad</c> of parameters.</summary>
    /// <remarks>
    /// If not, <see cref="TrainingStep"/> attaches the buffer's gradients to the parameters before each step, because
    /// <c>zero_grad</c> removes them. That allocates a handle per parameter: megabytes of garbage between collections.
    /// </remarks>
    bool ReadsBuffer => false;

    /// <summary>Applies the gradients that the model's parameters hold.</summary>
    /// <param name="gradientScale">Factor of the gradients: less than 1 if they are clipped.</param>
    void Step(double gradientScale);
}
