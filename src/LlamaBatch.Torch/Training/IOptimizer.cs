namespace LlamaBatch.Torch;

/// <summary>
/// What a pipeline needs of an optimizer. One of your own is a record that derives from <see cref="Optimizer"/> and has a method
/// <c>IOptimizer CreateFor(LlamaModel model)</c>.
/// </summary>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>What a checkpoint must keep besides the weights, by name; restoring writes into the same arrays.</summary>
    IReadOnlyDictionary<string, float[]> State { get; }

    /// <summary>Steps taken; a checkpoint keeps and restores it.</summary>
    long StepsTaken { get; set; }

    /// <summary>Applies the gradients that the model's parameters hold.</summary>
    /// <param name="gradientScale">What gradients are multiplied with first: less than 1 where they are clipped.</param>
    void Step(double gradientScale);
}
