namespace LlamaBatch.Torch;

// B sequences · T tokens of a sequence

/// <summary>
/// How losses and gradients of a model are computed: <see cref="FastPass"/> or <see cref="AutogradPass"/>. Both work on the weights of the model itself and leave
/// gradients where its parameters hold them.
/// </summary>
public abstract class LlamaPass : IDisposable
{
    private bool _isDisposed;

    /// <summary>The pass that a trial's plan asks for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">The step, its precision, the micro-batch and the length of sequences.</param>
    public static LlamaPass Of(LlamaModel model, TrialPlan plan) => plan.Training.Step switch
    {
        StepKind.Fast => FastPass.Of(model, plan.MicroBatch, plan.SequenceLength, plan.Precision),
        _ => new AutogradPass(model, plan.MicroBatch),
    };

    /// <summary>The model.</summary>
    public abstract LlamaModel Model { get; }

    /// <summary>Sequences computed at once in training: a larger batch is taken in such parts.</summary>
    public abstract int MicroBatch { get; }

    /// <summary>Sequences computed at once where no gradients are needed.</summary>
    /// <param name="length">T.</param>
    public virtual int MeasuredAtOnce(int length) => MicroBatch;

    /// <summary>Adds the gradient of the weighted sum of the losses to what the model's parameters hold.</summary>
    /// <param name="sequences"><c>[B, T + 1]</c>: inputs and, shifted by one, targets; B at most <see cref="MicroBatch"/>.</param>
    /// <param name="length">T.</param>
    /// <param name="weight">The weight: one over the tokens of the whole batch, for the gradient of its mean loss.</param>
    /// <returns>The sum of the losses in nats, without the weight.</returns>
    /// <exception cref="ObjectDisposedException">The pass or its model was disposed of.</exception>
    /// <exception cref="ArgumentException">The tokens are no whole number of sequences, or more than the pass was made for.</exception>
    /// <exception cref="Data.CorpusException">The model has no vector for a token.</exception>
    public abstract double Accumulate(ReadOnlySpan<int> sequences, int length, double weight);

    /// <summary>
    /// For each sequence of the last <see cref="Accumulate"/> the squared L2 norm of what it added to the gradients of the norms' gains; empty where the pass does not know it.
    /// </summary>
    public virtual ReadOnlySpan<double> GainSquares => [];

    /// <summary>Measures without gradients.</summary>
    /// <param name="sequences"><c>[B, T + 1]</c>; B at most <see cref="MeasuredAtOnce(int)"/>.</param>
    /// <param name="length">T.</param>
    /// <returns>The sum of the losses in nats, and the targets that are the model's most likely token.</returns>
    /// <exception cref="ObjectDisposedException">The pass or its model was disposed of.</exception>
    /// <exception cref="ArgumentException">The tokens are no whole number of sequences, or more than the pass was made for.</exception>
    /// <exception cref="Data.CorpusException">The model has no vector for a token.</exception>
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

    /// <summary>Refuses memory that was freed, and tokens that would be answered by memory that is not the model's; what computes calls it first.</summary>
    /// <param name="sequences"><c>[B, T + 1]</c>.</param>
    /// <param name="length">T.</param>
    /// <exception cref="ObjectDisposedException">The pass or its model was disposed of.</exception>
    /// <exception cref="ArgumentException">The tokens are no whole number of sequences.</exception>
    /// <exception cref="Data.CorpusException">The model has no vector for a token.</exception>
    protected void Check(ReadOnlySpan<int> sequences, int length)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Model.Buffer.RequireUndisposed();
        if (length < 1 || sequences.IsEmpty || sequences.Length % (length + 1) != 0)
        {
            throw new ArgumentException($"{sequences.Length} tokens are no sequences of {length} and their targets; give a multiple of {length + 1L}, and sequences of at least one token.", nameof(sequences));
        }

        Vocabulary.Check(sequences, Model.Config);
    }

    /// <summary>Frees what the pass made; called once.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
