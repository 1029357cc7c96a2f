namespace LlamaBatch.Torch;

/// <summary>An optimizer that the generated training pipeline can use.</summary>
/// <remarks>
/// For your own optimizer, derive a record from <see cref="Optimizer"/> with a method <c>IOptimizer CreateFor(LlamaModel model)</c>.
/// </remarks>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>The state to save in a checkpoint, by name. Restoring a checkpoint writes into these arrays.</summary>
    IReadOnlyDictionary<string, float[]> State { get; }

    /// <summary>The number of steps taken, which a checkpoint also saves.</summary>
    long StepsTaken { get; set; }

    /// <summary>Whether steps read gradients from <see cref="WeightBuffer"/> rather than from the <c>grad</c> of parameters.</summary>
    /// <remarks>
    /// If they read <c>grad</c>, <see cref="TrainingStep"/> attaches the buffer's gradients to the parameters before each step, because
    /// <c>zero_grad</c> removes them. Attaching allocates a handle per parameter: megabytes of garbage between collections.
    /// </remarks>
    bool ReadsBuffer => false;

    /// <summary>The squared norm of a parameter's gradient under the optimizer's preconditioner, <c>gᵀ P g</c>.</summary>
    /// <remarks>
    /// P is the diagonal matrix by which the next step multiplies the gradient, apart from the learning rate and momentum. P follows from
    /// the steps taken so far. An element of P is 0 where the optimizer has no estimate of the gradient's scale yet. An optimizer
    /// implements this method if its settings return true for <see cref="Optimizer.HasPreconditioner"/>.
    /// </remarks>
    /// <param name="weight">The parameter whose current gradient is measured.</param>
    /// <exception cref="NotSupportedException">The optimizer has no preconditioner.</exception>
    double PreconditionedSquare(Weight weight) => throw new NotSupportedException(
        $"{GetType().Name} has no preconditioner. Implement PreconditionedSquare, or remove HasPreconditioner from its settings.");

    /// <summary>Updates the weights with the gradients of the model's parameters.</summary>
    /// <param name="gradientScale">The factor of the gradients; less than 1 if they are clipped.</param>
    void Step(double gradientScale);
}
