namespace LlamaBatch.Torch;

// B sequences · T tokens of a sequence

/// <summary>
/// Computes losses and gradients of a model for a micro-batch. <see cref="FastPass"/> and <see cref="AutogradPass"/> are the two kinds.
/// </summary>
/// <remarks>
/// An optimizer step is one forward and backward pass per micro-batch, then the update of the weights. Both kinds of pass read the weights
/// of the model and add to its gradients.
/// </remarks>
public abstract class LlamaPass : IDisposable
{
    private bool _isDisposed;

    /// <summary>Creates the pass for a trial's plan.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">The plan, which determines the kind of pass, the precision, the micro-batch and the sequence length.</param>
    public static LlamaPass Create(LlamaModel model, TrialPlan plan) => plan.Training.Step switch
    {
        StepKind.Fast => FastPass.Create(model, plan.MicroBatch, plan.SequenceLength, plan.Precision),
        _ => new AutogradPass(model, plan.MicroBatch),
    };

    /// <summary>The model whose losses and gradients the pass computes.</summary>
    public abstract LlamaModel Model { get; }

    /// <summary>The number of sequences processed at once in training. A larger batch is split into micro-batches.</summary>
    public abstract int MicroBatch { get; }

    /// <summary>The number of sequences that <see cref="Measure"/> processes at once.</summary>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    public virtual int MeasuredAtOnce(int length) => MicroBatch;

    /// <summary>Computes losses and adds the gradient of their weighted sum to <see cref="WeightBuffer.Gradients"/>.</summary>
    /// <param name="sequences">The inputs and, shifted by one, the targets, <c>[B, T + 1]</c>; B is at most
    /// <see cref="MicroBatch"/>.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    /// <param name="weight">The factor of each loss. To get the gradient of the mean loss, pass 1 / (number of tokens in the whole
    /// batch).</param>
    /// <returns>The unweighted sum of the losses, in nats.</returns>
    /// <exception cref="ObjectDisposedException">The pass or its model has been disposed.</exception>
    /// <exception cref="ArgumentException">
    /// The tokens are not a whole number of sequences, or exceed the maximum that the pass was made for.
    /// </exception>
    /// <exception cref="Data.CorpusException">A token is outside of the vocabulary.</exception>
    public abstract double Accumulate(ReadOnlySpan<int> sequences, int length, double weight);

    /// <summary>
    /// The squared norm of each sequence's gradient of the RMSNorm gains, from the last call to <see cref="Accumulate"/>.
    /// </summary>
    /// <remarks>Empty if the pass computes gradients only as sums over sequences.</remarks>
    public virtual ReadOnlySpan<double> GainSquares => [];

    /// <summary>Computes losses without gradients.</summary>
    /// <param name="sequences">The inputs and, shifted by one, the targets, <c>[B, T + 1]</c>; B is at most
    /// <see cref="MeasuredAtOnce(int)"/>.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    /// <returns>The sum of the losses in nats, and the number of correct predictions (the target has the highest logit).</returns>
    /// <exception cref="ObjectDisposedException">The pass or its model has been disposed.</exception>
    /// <exception cref="ArgumentException">
    /// The tokens are not a whole number of sequences, or exceed the maximum that the pass was made for.
    /// </exception>
    /// <exception cref="Data.CorpusException">A token is outside of the vocabulary.</exception>
    public abstract (double Nats, long Correct) Measure(ReadOnlySpan<int> sequences, int length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Dispose(true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the arguments of a computation. Derived classes call this method before they compute.</summary>
    /// <param name="sequences">The inputs and targets, <c>[B, T + 1]</c>.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    /// <exception cref="ObjectDisposedException">The pass or its model has been disposed.</exception>
    /// <exception cref="ArgumentException">The tokens are not a whole number of sequences.</exception>
    /// <exception cref="Data.CorpusException">A token is outside of the vocabulary.</exception>
    protected void Check(ReadOnlySpan<int> sequences, int length)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Model.Buffer.RequireUndisposed();
        if (length < 1)
        {
            throw new ArgumentException($"The length of sequences is {length}; it must be at least 1.", nameof(length));
        }

        if (sequences.IsEmpty || sequences.Length % (length + 1) != 0)
        {
            throw new ArgumentException(
                $"Expected a positive multiple of {length + 1L} tokens ({length} inputs and a target); got {sequences.Length}.",
                nameof(sequences));
        }

        Vocabulary.Check(sequences, Model.Config);
    }

    /// <summary>Frees the buffers of the pass; called once.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
