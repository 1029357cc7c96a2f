namespace LlamaBatch.Torch;

/// <summary>What a pipeline needs of an optimizer.</summary>
/// <remarks>
/// For an optimizer of your own, derive a record from <see cref="Optimizer"/> with a method <c>IOptimizer CreateFor(LlamaModel model)</c>.
/// </remarks>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>What a checkpoint must keep besides the weights, by name; restoring writes into the same arrays.</summary>
    IReadOnlyDictionary<string, float[]> State { get; }

    /// <summary>Steps taken; a checkpoint keeps and restores it.</summary>
    long StepsTaken { get; set; }

    /// <summary>Whether steps read gradients from <see cref="WeightBuffer"/>, not from the <c>grad</c> of parameters.</summary>
    /// <remarks>
    /// If not, <see cref="TrainingStep"/> attaches the buffer's gradients to the parameters before each step, since <c>zero_grad</c>
    /// removes them. That makes garbage for every parameter: megabytes before a collection, where a small model takes one.
    /// </remarks>
    bool ReadsBuffer => false;

    /// <summary>Applies the gradients that the model's parameters hold.</summary>
    /// <param name="gradientScale">Factor of the gradients: less than 1 where they are clipped.</param>
    void Step(double gradientScale);
}
