using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// N rows: the tokens of a micro-batch · T tokens of a sequence · n rows whose logits are computed at once
// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size · V vocabulary
// x, h [N, W] the residual stream before a layer and between its halves · o [N, H D] the attention heads' output
// s [N, F] the gated product of SwiGLU · f [N, W] the LM head's input · z [N, V] logits
// O [W, H D], G [W, F], U [V, W] the weights of attention's output, of the down projection, and of the LM head

/// <summary>The hand-written pass (see <see cref="FastPass"/>), compiled for one SIMD vector width.</summary>
internal sealed unsafe class FastPass<TLanes> : LlamaPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly LlamaConfig _config;
    private readonly int _longest;
    private readonly Activations _activations;
    private readonly IMatrixProduct _product;
    private readonly AttentionKernel<TLanes> _attention;
    private readonly RotaryKernel _rotary;
    private readonly double[] _gainSquares;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly LlamaWeights _weights;
    private LlamaWeights? _gradients;
    private int _accumulated;                                                       // sequences in the last call to Accumulate

    /// <summary>Makes a pass for a model.</summary>
    public FastPass(LlamaModel model, int microBatch, int length, Precision precision = Precision.Float32)
    {
        (Model, _config, MicroBatch, _longest) = (model, model.Config, microBatch, length);
        _activations = new Activations(_config, microBatch, length);
        var product = new MatrixProduct<TLanes>();
        _attention = new AttentionKernel<TLanes>(_config, length, product);         // heads are too small to gain from bfloat16
        _product = precision == Precision.BFloat16
            ? new BFloat16Product<TLanes>(product, FastPassMemory.LargestMatrix(_config, microBatch, length))
            : product;
        _rotary = new RotaryKernel(_config.HeadDim, _config.RopeTheta, length);
        _gainSquares = new double[microBatch];
        _inputs = new int[microBatch * length];
        _targets = new int[microBatch * length];
        _weights = new LlamaWeights(model.Buffer, model.Buffer.ValuesAt);
    }

    /// <inheritdoc/>
    public override LlamaModel Model { get; }

    /// <inheritdoc/>
    public override int MicroBatch { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<double> GainSquares => _gainSquares.AsSpan(0, _accumulated);

    private Span<int> Inputs => _inputs.AsSpan(0, _activations.Rows);

    /// <inheritdoc/>
    public override double Accumulate(ReadOnlySpan<int> sequences, int length, double weight)
    {
        Read(sequences, length);
        Forward();
        LlamaWeights gradients = _gradients ??= new LlamaWeights(Model.Buffer, Model.Buffer.GradientsAt);
        double nats = Head((float)weight, gradients);
        Backward(gradients);
        return nats;
    }

    /// <inheritdoc/>
    public override (double Nats, long Correct) Measure(ReadOnlySpan<int> sequences, int length)
    {
        Read(sequences, length);
        Forward();
        double nats = 0;
        long correct = 0;
        for (int first = 0; first < _activations.Rows; first += _activations.HeadRows)
        {
            Range part = PartOfHead(first);
            (double partNats, long partCorrect) = CrossEntropyKernel.Measure<TLanes>(Logits(part), _targets.AsSpan(part));
            nats += partNats;
            correct += partCorrect;
        }

        return (nats, correct);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _attention.Dispose();
            _product.Dispose();
            _activations.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Splits sequences of T + 1 tokens into inputs and targets, and arranges the buffers for their number and length.</summary>
    private void Read(ReadOnlySpan<int> sequences, int length)
    {
        Check(sequences, length);
        int count = sequences.Length / (length + 1);
        if (count > MicroBatch || length > _longest)
        {
            throw new ArgumentException(
                $"Got {count} sequences of {length} tokens; this pass takes at most {MicroBatch} of {_longest} tokens at once.",
                nameof(sequences));
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<int> sequence = sequences.Slice(i * (length + 1), length + 1);
            sequence[..length].CopyTo(_inputs.AsSpan(i * length));
            sequence[1..].CopyTo(_targets.AsSpan(i * length));
        }

        _activations.Arrange(count, length);
    }

    private void Forward()
    {
        EmbeddingKernel.Forward(Inputs, _weights.Embedding, StreamBefore(0));
        for (int layer = 0; layer < _config.Layers; layer++)
        {
            ForwardLayer(_weights.Layers[layer], _activations.Layers[layer], StreamBefore(layer + 1));
        }

        Activations a = _activations;
        RmsNormKernel.Forward<TLanes>(a.Output, _weights.Norm, a.OutputNormed, a.OutputScale, _config.RmsNormEps);
    }

    /// <summary>
    /// The residual stream before a layer, <c>[N, W]</c>. If the index is the number of layers, this is the input to the last norm.
    /// </summary>
    private Matrix StreamBefore(int layer) => layer < _config.Layers ? _activations.Layers[layer].Input : _activations.Output;

    /// <summary>Computes a layer: <c>h = x + Attention(Norm(x))</c>, then <c>h + FeedForward(Norm(h))</c>.</summary>
    private void ForwardLayer(in LayerWeights w, in LayerActivations a, Matrix output)
    {
        RmsNormKernel.Forward<TLanes>(a.Input, w.AttentionNorm, a.AttentionNormed, a.AttentionScale, _config.RmsNormEps);
        _product.Set(a.AttentionNormed, w.QueryKeyValue.Transposed, into: a.QueryKeyValue);                 // [N, W] [W, (H+2K) D]
        _rotary.Rotate<TLanes>(QueriesAndKeys(a.QueryKeyValue), _activations.Length, direction: 1);
        for (int sequence = 0; sequence < _activations.Sequences; sequence++)
        {
            Range rows = RowsOf(sequence);
            _attention.Forward(a.QueryKeyValue[rows], a.Mixed[rows], LogSumsOf(a, sequence));
        }

        _product.SetToSum(a.Input, a.Mixed, w.Output.Transposed, into: a.Residual);                         // x + o Oᵀ, [N, H D] [H D, W]

        RmsNormKernel.Forward<TLanes>(a.Residual, w.FeedForwardNorm, a.FeedForwardNormed, a.FeedForwardScale, _config.RmsNormEps);
        _product.Set(a.FeedForwardNormed, w.GateUp.Transposed, into: a.GateUp);                             // [N, W] [W, 2F]
        SwiGluKernel.Forward<TLanes>(a.GateUp, a.Gated);
        _product.SetToSum(a.Residual, a.Gated, w.Down.Transposed, into: output);                            // h + s Gᵀ, [N, F] [F, W]
    }

    /// <summary>Computes the logits of a range of rows, <c>z = f Uᵀ</c>.</summary>
    /// <returns>The logits, <c>[n, V]</c>.</returns>
    private Matrix Logits(Range part)
    {
        Matrix f = _activations.OutputNormed[part];
        Matrix logits = _activations.Logits[..f.Rows];
        _product.Set(f, _weights.Head.Transposed, into: logits);                                            // [n, W] [W, V]
        return logits;
    }

    /// <summary>The range of rows whose logits are computed at once, starting at <paramref name="first"/>.</summary>
    private Range PartOfHead(int first) => first..Math.Min(first + _activations.HeadRows, _activations.Rows);

    /// <summary>Computes the loss, and its gradients with respect to the LM head's weights U and input f.</summary>
    /// <remarks>
    /// <c>dU = dzᵀ f</c> and <c>df = dz U</c>. If the LM head is tied to the embedding, <see cref="Backward"/> later adds the embedding's
    /// gradient to the same buffer, which then contains the gradient of the shared matrix.
    /// </remarks>
    private double Head(float weight, LlamaWeights gradients)
    {
        double nats = 0;
        for (int first = 0; first < _activations.Rows; first += _activations.HeadRows)
        {
            Range part = PartOfHead(first);
            Matrix dz = Logits(part);
            nats += CrossEntropyKernel.ForwardBackward<TLanes>(dz, _targets.AsSpan(part), weight);
            _product.Add(dz.Transposed, _activations.OutputNormed[part], to: gradients.Head);               // dU += dzᵀ f, [V, n] [n, W]
            _product.Set(dz, _weights.Head, into: _activations.NormedGradient[part]);                       // df = dz U, [n, V] [V, W]
        }

        return nats;
    }

    private void Backward(LlamaWeights gradients)
    {
        _activations.Gradient.Clear();
        _accumulated = _activations.Sequences;
        _gainSquares.AsSpan().Clear();
        BackwardNorm(_activations.Output, _weights.Norm, _activations.OutputScale, gradients.Norm);
        for (int layer = _config.Layers - 1; layer >= 0; layer--)
        {
            BackwardFeedForward(_weights.Layers[layer], gradients.Layers[layer], _activations.Layers[layer]);
            BackwardAttention(_weights.Layers[layer], gradients.Layers[layer], _activations.Layers[layer]);
        }

        EmbeddingKernel.Backward<TLanes>(Inputs, _activations.Gradient, gradients.Embedding);
    }

    /// <summary>
    /// The backward pass of the feed-forward layer, <c>h + s Gᵀ</c>. On entry, <see cref="Activations.Gradient"/> is the gradient with
    /// respect to this sum; on return, with respect to h.
    /// </summary>
    /// <remarks>For any projection <c>y = a Pᵀ</c>: <c>da = dy P</c>, <c>dP = dyᵀ a</c>.</remarks>
    private void BackwardFeedForward(in LayerWeights w, in LayerWeights g, in LayerActivations a)
    {
        Matrix dOutput = _activations.Gradient;
        _product.Set(dOutput, w.Down, into: _activations.GatedGradient);                                    // [N, W] [W, F]
        _product.Add(dOutput.Transposed, a.Gated, to: g.Down);                                              // [W, N] [N, F]
        SwiGluKernel.Backward<TLanes>(_activations.GatedGradient, a.GateUp);
        Matrix dGateUp = a.GateUp;
        _product.Set(dGateUp, w.GateUp, into: _activations.NormedGradient);                                 // [N, 2F] [2F, W]
        _product.Add(dGateUp.Transposed, a.FeedForwardNormed, to: g.GateUp);                                // [2F, N] [N, W]
        BackwardNorm(a.Residual, w.FeedForwardNorm, a.FeedForwardScale, g.FeedForwardNorm);
    }

    /// <summary>
    /// The backward pass of attention, <c>x + o Oᵀ</c>. On entry, <see cref="Activations.Gradient"/> is the gradient with respect to this
    /// sum; on return, with respect to x.
    /// </summary>
    private void BackwardAttention(in LayerWeights w, in LayerWeights g, in LayerActivations a)
    {
        Matrix dResidual = _activations.Gradient;
        _product.Set(dResidual, w.Output, into: _activations.MixedGradient);                                // [N, W] [W, H D]
        _product.Add(dResidual.Transposed, a.Mixed, to: g.Output);                                          // [W, N] [N, H D]
        Matrix dQueryKeyValue = _activations.QueryKeyValueGradient;
        for (int sequence = 0; sequence < _activations.Sequences; sequence++)
        {
            Range rows = RowsOf(sequence);
            _attention.Backward(_activations.MixedGradient[rows], a.QueryKeyValue[rows], LogSumsOf(a, sequence), dQueryKeyValue[rows]);
        }

        _rotary.Rotate<TLanes>(QueriesAndKeys(dQueryKeyValue), _activations.Length, direction: -1);
        _product.Set(dQueryKeyValue, w.QueryKeyValue, into: _activations.NormedGradient);                   // [N, (H+2K) D] [(H+2K) D, W]
        _product.Add(dQueryKeyValue.Transposed, a.AttentionNormed, to: g.QueryKeyValue);                    // [(H+2K) D, N] [N, W]
        BackwardNorm(a.Input, w.AttentionNorm, a.AttentionScale, g.AttentionNorm);
    }

    /// <summary>The backward pass of an RMSNorm. Adds the gradient of the norm's input to the gradient of the residual stream.</summary>
    /// <remarks>
    /// Sequences are processed one by one, because <see cref="GainSquares"/> needs the gradient of the gain for each sequence.
    /// </remarks>
    private void BackwardNorm(Matrix x, Matrix gain, Matrix scale, Matrix dGain)
    {
        Matrix dy = _activations.NormedGradient, dx = _activations.Gradient, part = _activations.GainGradient;
        for (int sequence = 0; sequence < _activations.Sequences; sequence++)
        {
            Range rows = RowsOf(sequence);
            part.Clear();
            RmsNormKernel.Backward<TLanes>(dy[rows], x[rows], gain, scale[rows], dx[rows], part);
            _gainSquares[sequence] += Row.Dot<TLanes>(part.At, part.At, part.Columns);
            Row.Add<TLanes>(part.At, dGain.At, part.Columns);
        }
    }

    private Range RowsOf(int sequence) => (sequence * _activations.Length)..((sequence + 1) * _activations.Length);

    /// <summary>The logarithms of the softmax denominators for one sequence, <c>[H, T]</c>.</summary>
    private Matrix LogSumsOf(in LayerActivations a, int sequence) =>
        a.LogSums[(sequence * _config.Heads)..((sequence + 1) * _config.Heads)];

    /// <summary>The queries and keys, without the values, <c>[N, (H + K) D]</c>.</summary>
    private Matrix QueriesAndKeys(Matrix queryKeyValue) => queryKeyValue[.., ..((_config.Heads + _config.KeyValueHeads) * _config.HeadDim)];
}
