using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// B sequences of a batch · T tokens of a sequence

/// <summary>Measures gradients and the sharpness of the loss at the current weights of a model (see <see cref="Probe"/>).</summary>
/// <remarks>
/// The weights are restored bit for bit. The model's gradients are overwritten. This is harmless, because each training step clears them
/// first. The reference gradient is computed from the first sequences, so it is the same for every batch size.
/// </remarks>
/// <param name="pass">Computes the losses and gradients.</param>
/// <param name="settings">The settings of the probe.</param>
/// <param name="trainingBatch">The batch size of training. It is also the size of the measured batches if <see cref="Probe.BatchSize"/> is
/// 0.</param>
/// <param name="earlier">
/// The weights from an earlier moment of the run, where the line for the loss barrier starts; null if no metric needs a barrier.
/// </param>
public sealed class ModelProbe(LlamaPass pass, Probe settings, Sequences trainingBatch, EarlierWeights? earlier = null)
{
    private readonly WeightBuffer _weights = pass.Model.Buffer;
    private readonly int _batch = settings.BatchFor(trainingBatch).Count;
    private float[][] _buffers = [];
    private int[] _tokens = [];

    /// <summary>Makes the given measurements at the current weights.</summary>
    /// <param name="sequences">Sequences that the weights were not trained on yet, in the order of the training stream.</param>
    /// <param name="kinds">The measurements to make.</param>
    /// <exception cref="Data.CorpusException">A token is outside of the vocabulary.</exception>
    public ProbeOutcome Measure(TokenBatch sequences, ProbeKinds kinds)
    {
        if (kinds == ProbeKinds.None)
        {
            return ProbeOutcome.None;
        }

        using var flush = FlushToZero.Begin();
        if (_buffers.Length == 0)
        {
            _buffers = [.. Enumerable.Range(0, TrialPlan.ProbeBuffers).Select(_ => new float[_weights.Count])];
        }

        ProbeOutcome outcome = kinds.HasFlag(ProbeKinds.Gradients) ? Gradients(sequences) : ProbeOutcome.None;
        var surface = new Surface(this, sequences, settings.SharpnessSequences.Count);
        var sharpness = new Sharpness(surface, _buffers[0], _buffers[1], _buffers[2], _buffers[3]);
        return outcome with
        {
            TopEigenvalue = kinds.HasFlag(ProbeKinds.Curvature) ? sharpness.TopEigenvalue() : double.NaN,
            SamSharpness = kinds.HasFlag(ProbeKinds.Ascent) ? sharpness.AfterAscent(settings.Ascent) : double.NaN,
            RandomSharpness = kinds.HasFlag(ProbeKinds.Perturbation)
                ? sharpness.AtRandom(settings.Perturbation, settings.Perturbations)
                : double.NaN,
            Barrier = kinds.HasFlag(ProbeKinds.Path) && earlier is not null
                ? new LossPath(surface, _buffers[0]).Barrier(earlier.Values)
                : double.NaN,
        };
    }

    private ProbeOutcome Gradients(TokenBatch sequences)
    {
        int quarter = settings.Reference.Count / 4;
        Store(sequences, 0, 2 * quarter, _buffers[0]);
        Store(sequences, 2 * quarter, quarter, _buffers[1]);
        Store(sequences, 3 * quarter, quarter, _buffers[2]);
        _buffers[3].AsSpan().Clear();
        var sample = new GradientSample(_buffers[0], _buffers[1], _buffers[2], _buffers[3]);
        for (int batch = 0; batch < settings.Batches; batch++)
        {
            ComputeGradient(sequences, checked(4 * quarter + batch * _batch), _batch);
            sample.Add(_weights.Gradients);
        }

        return new ProbeOutcome { Cosine = sample.Cosine, SignalToNoise = sample.SignalToNoise, Bias = sample.Bias };
    }

    private void Store(TokenBatch sequences, int first, int count, float[] gradient)
    {
        ComputeGradient(sequences, first, count);
        _weights.Gradients.CopyTo(gradient);
    }

    /// <summary>Computes the gradient of the mean loss over consecutive sequences, and stores it in the model's gradient buffer.</summary>
    private void ComputeGradient(TokenBatch sequences, int first, int count)
    {
        _weights.Gradients.Clear();
        ForEachPart(sequences, first, count, part => pass.Accumulate(part, sequences.Length, 1.0 / ((long)count * sequences.Length)));
    }

    /// <summary>The mean loss over consecutive sequences, in nats per token.</summary>
    private double Loss(TokenBatch sequences, int first, int count)
    {
        double nats = 0;
        ForEachPart(sequences, first, count, part => nats += pass.Measure(part, sequences.Length).Nats);
        return nats / ((long)count * sequences.Length);
    }

    private void ForEachPart(TokenBatch sequences, int first, int count, PartAction use)
    {
        Array.Resize(ref _tokens, pass.MicroBatch * (sequences.Length + 1));
        for (int done = 0; done < count; done += pass.MicroBatch)
        {
            Span<int> part = _tokens.AsSpan(0, Math.Min(pass.MicroBatch, count - done) * (sequences.Length + 1));
            sequences.Read(first + done, part);
            use(part);
        }
    }

    private delegate void PartAction(ReadOnlySpan<int> part);

    /// <summary>The mean loss over the first <c>count</c> sequences, as a function of the weights.</summary>
    private sealed class Surface(ModelProbe probe, TokenBatch sequences, int count) : ILossSurface
    {
        public Span<float> Weights => probe._weights.Values;

        public Span<float> Gradients => probe._weights.Gradients;

        public void ComputeGradient() => probe.ComputeGradient(sequences, 0, count);

        public double Loss() => probe.Loss(sequences, 0, count);
    }
}
