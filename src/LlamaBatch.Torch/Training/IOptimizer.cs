namespace LlamaBatch.Torch;

/// <summary>An optimizer: it updates the weights of a model in each training step.</summary>
/// <remarks>
/// To write your own, implement this interface, and derive a record for the settings from <see cref="Optimizer"/>. The record needs a
/// method <c>IOptimizer CreateFor(LlamaModel model)</c>.
/// </remarks>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>The state to save in a checkpoint, by name. Restoring a checkpoint writes into these arrays.</summary>
    IReadOnlyDictionary<string, float[]> State { get; }

    /// <summary>The number of steps taken so far. A checkpoint saves and restores this number.</summary>
    long StepsTaken { get; set; }

    /// <summary>Whether steps read gradients from <see cref="WeightBuffer"/> rather than from the <c>grad</c> of parameters.</summary>
    /// <remarks>
    /// If false, <see cref="TrainingStep"/> sets the <c>grad</c> of each parameter to the buffer's gradient before each step, because
    /// <c>zero_grad</c> may have removed it. This allocates a handle per parameter, which adds up to megabytes of garbage.
    /// </remarks>
    bool ReadsBuffer => false;

    /// <summary>The squared norm of a parameter's gradient under the optimizer's preconditioner, <c>gᵀ P g</c>.</summary>
    /// <remarks>
    /// P is the diagonal matrix by which the next step multiplies the gradient, apart from the learning rate and momentum. P depends only
    /// on the steps taken so far. An element of P is 0 where the optimizer has no estimate of the gradient's scale yet. An optimizer
    /// implements this method if its settings return true for <see cref="Optimizer.HasPreconditioner"/>.
    /// </remarks>
    /// <param name="weight">The parameter whose current gradient is measured.</param>
    /// <exception cref="NotSupportedException">The optimizer has no preconditioner.</exception>
    double PreconditionedSquare(Weight weight) => throw new NotSupportedException(
        $"{GetType().Name} has no preconditioner. Implement PreconditionedSquare, or remove HasPreconditioner from its settings.");

    /// <summary>Updates the weights with the gradients of the model's parameters.</summary>
    /// <param name="gradientScale">The factor that multiplies the gradients: 1, or less if they are clipped.</param>
    void Step(double gradientScale);
}
