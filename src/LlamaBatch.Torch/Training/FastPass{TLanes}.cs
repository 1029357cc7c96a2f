using System.Runtime.InteropServices;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// N rows: the tokens of a micro-batch · T tokens of a sequence · W hidden size · H query heads · D head dimension · F intermediate size · V vocabulary
// x, h [N, W] the residual stream before a layer and between its halves · o [N, H D] what attention puts out · s [N, F] what SwiGLU puts out · f [N, W] what the head reads · z [N, V] logits
// O [W, H D], G [W, F], U [V, W] the weights of attention's output, of the down projection, and of the head

/// <summary>The fast pass at one width of vectors; see <see cref="FastPass"/>.</summary>
internal sealed unsafe class FastPass<TLanes> : LlamaPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly LlamaConfig _config;
    private readonly int _width;
    private readonly int _mixed;                                                    // H D: the width of what attention puts out
    private readonly int _queryKeyValue;
    private readonly int _intermediate;
    private readonly int _longest;
    private readonly Activations _activations;
    private readonly IMatrixProduct _product;
    private readonly AttentionKernel<TLanes> _attention;
    private readonly RotaryKernel _rotary;
    private readonly double[] _gainSquares;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly Weights _weights;
    private Weights? _gradients;
    private int _sequences;

    /// <summary>A pass over a model.</summary>
    public FastPass(LlamaModel model, int microBatch, int length, Precision precision = Precision.Float32)
    {
        (Model, _config, MicroBatch, _longest) = (model, model.Config, microBatch, length);
        _width = _config.HiddenSize;
        _mixed = _config.Heads * _config.HeadDim;
        _queryKeyValue = _mixed + (2 * _config.KeyValueHeads * _config.HeadDim);
        _intermediate = _config.IntermediateSize;
        _activations = new Activations(_config, microBatch, length);
        var product = new MatrixProduct<TLanes>();
        _attention = new AttentionKernel<TLanes>(_config, length, product);             // heads are too small to gain by less precision
        _product = precision == Precision.BFloat16 ? new BFloat16Product<TLanes>(product, FastStepMemory.LargestMatrix(_config, microBatch, length)) : product;
        _rotary = new RotaryKernel(_config.HeadDim, _config.RopeTheta, length);
        _gainSquares = new double[microBatch];
        _inputs = new int[microBatch * length];
        _targets = new int[microBatch * length];
        _weights = new Weights(model.Buffer, model.Buffer.ValuesAt);
    }

    /// <inheritdoc/>
    public override LlamaModel Model { get; }

    /// <inheritdoc/>
    public override int MicroBatch { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<double> GainSquares => _gainSquares.AsSpan(0, _sequences);

    /// <inheritdoc/>
    public override double Accumulate(ReadOnlySpan<int> sequences, int length, double weight)
    {
        int rows = Split(sequences, length);
        if (!Model.Buffer.IsReadDirectly)
        {
            Model.Buffer.AttachGradients();
        }

        Forward(rows, length);
        Weights gradients = _gradients ??= new Weights(Model.Buffer, Model.Buffer.GradientsAt);
        double nats = Head(rows, (float)weight, gradients);
        Backward(rows, length, gradients);
        return nats;
    }

    /// <inheritdoc/>
    public override (double Nats, long Correct) Measure(ReadOnlySpan<int> sequences, int length)
    {
        int rows = Split(sequences, length);
        Forward(rows, length);
        double nats = 0;
        long correct = 0;
        for (int first = 0; first < rows; first += _activations.HeadRows)
        {
            int count = Logits(first, rows);
            (double partNats, long partCorrect) = CrossEntropyKernel.Measure<TLanes>(_activations.Logits, _targets.AsSpan(first, count), _config.VocabSize);
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

    /// <summary>Parts sequences of T + 1 tokens into inputs and targets.</summary>
    /// <returns>N.</returns>
    private int Split(ReadOnlySpan<int> sequences, int length)
    {
        Check(sequences, length);
        int count = sequences.Length / (length + 1);
        if (count > MicroBatch || length > _longest)
        {
            throw new ArgumentException($"This pass was made for {MicroBatch} sequences of {_longest} tokens at once, not for {count} of {length}.", nameof(sequences));
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<int> sequence = sequences.Slice(i * (length + 1), length + 1);
            sequence[..length].CopyTo(_inputs.AsSpan(i * length));
            sequence[1..].CopyTo(_targets.AsSpan(i * length));
        }

        return count * length;
    }

    private void Forward(int rows, int length)
    {
        EmbeddingKernel.Forward(_inputs.AsSpan(0, rows), _weights.Embedding, StreamAt(0), _width);
        for (int layer = 0; layer < _config.Layers; layer++)
        {
            ForwardLayer(_weights.Layers[layer], _activations.Layers[layer], StreamAt(layer + 1), rows, length);
        }

        RmsNormKernel.Forward<TLanes>(_activations.Output, _weights.Norm, _activations.OutputNormed, _activations.OutputScale, rows, _width, _config.RmsNormEps);
    }

    /// <summary>The residual stream before a layer; after the last one, what the head's norm reads.</summary>
    private float* StreamAt(int layer) => layer < _config.Layers ? _activations.Layers[layer].Input : _activations.Output;

    /// <summary><c>h = x + Attention(Norm(x))</c>, then <c>h + FeedForward(Norm(h))</c>.</summary>
    private void ForwardLayer(LayerWeights w, LayerActivations a, float* output, int rows, int length)
    {
        RmsNormKernel.Forward<TLanes>(a.Input, w.AttentionNorm, a.AttentionNormed, a.AttentionScale, rows, _width, _config.RmsNormEps);
        _product.Set(rows, _width, _queryKeyValue, At(a.AttentionNormed, _width), At(w.QueryKeyValue, _width).Transposed, At(a.QueryKeyValue, _queryKeyValue));
        _rotary.Rotate<TLanes>(a.QueryKeyValue, _queryKeyValue, rows, _config.Heads + _config.KeyValueHeads, length, 1);
        for (int row = 0; row < rows; row += length)
        {
            _attention.Forward(a.QueryKeyValue + (row * (nint)_queryKeyValue), a.Mixed + (row * (nint)_mixed), a.LogSums + (row * (nint)_config.Heads), length);
        }

        _product.SetToSum(rows, _mixed, _width, At(a.Mixed, _mixed), At(w.Output, _mixed).Transposed, At(a.Input, _width), At(a.Residual, _width));

        RmsNormKernel.Forward<TLanes>(a.Residual, w.FeedForwardNorm, a.FeedForwardNormed, a.FeedForwardScale, rows, _width, _config.RmsNormEps);
        _product.Set(rows, _width, 2 * _intermediate, At(a.FeedForwardNormed, _width), At(w.GateUp, _width).Transposed, At(a.GateUp, 2 * _intermediate));
        SwiGluKernel.Forward<TLanes>(a.GateUp, a.Gated, rows, _intermediate);
        _product.SetToSum(rows, _intermediate, _width, At(a.Gated, _intermediate), At(w.Down, _intermediate).Transposed, At(a.Residual, _width), At(output, _width));
    }

    /// <summary>The logits of as many rows as are computed at once, <c>z = f Uᵀ</c>.</summary>
    /// <returns>How many rows.</returns>
    private int Logits(int first, int rows)
    {
        int count = Math.Min(_activations.HeadRows, rows - first);
        Matrix normed = At(_activations.OutputNormed + (first * (nint)_width), _width);
        _product.Set(count, _width, _config.VocabSize, normed, At(_weights.Head, _width).Transposed, At(_activations.Logits, _config.VocabSize));
        return count;
    }

    /// <summary>
    /// Loss, the gradient of the head's weights, and that of what the head reads: <c>dU = dzᵀ f</c>, <c>df = dz U</c>. Where head and embedding are tied, dU and the dE of
    /// <see cref="Backward"/> are one buffer: each adds to what is there, and the sum is the gradient of the one matrix.
    /// </summary>
    private double Head(int rows, float weight, Weights gradients)
    {
        double nats = 0;
        for (int first = 0; first < rows; first += _activations.HeadRows)
        {
            int count = Logits(first, rows);
            nats += CrossEntropyKernel.ForwardBackward<TLanes>(_activations.Logits, _targets.AsSpan(first, count), _config.VocabSize, weight);
            Matrix dz = At(_activations.Logits, _config.VocabSize);
            Matrix normed = At(_activations.OutputNormed + (first * (nint)_width), _width);
            _product.Add(_config.VocabSize, count, _width, dz.Transposed, normed, At(gradients.Head, _width));
            _product.Set(count, _config.VocabSize, _width, dz, At(_weights.Head, _width), At(_activations.NormedGradient + (first * (nint)_width), _width));
        }

        return nats;
    }

    private void Backward(int rows, int length, Weights gradients)
    {
        NativeMemory.Clear(_activations.Gradient, (nuint)rows * (nuint)_width * sizeof(float));
        _sequences = rows / length;
        _gainSquares.AsSpan().Clear();
        BackwardNorm(_activations.Output, _weights.Norm, _activations.OutputScale, gradients.Norm, length);
        for (int layer = _config.Layers - 1; layer >= 0; layer--)
        {
            BackwardFeedForward(_weights.Layers[layer], gradients.Layers[layer], _activations.Layers[layer], rows, length);
            BackwardAttention(_weights.Layers[layer], gradients.Layers[layer], _activations.Layers[layer], rows, length);
        }

        EmbeddingKernel.Backward<TLanes>(_inputs.AsSpan(0, rows), _activations.Gradient, gradients.Embedding, _width);
    }

    /// <summary>
    /// From the gradient of <c>h + s Gᵀ</c> to that of h, in place. For any projection <c>y = a Pᵀ</c>: <c>da = dy P</c>, <c>dP = dyᵀ a</c>.
    /// </summary>
    private void BackwardFeedForward(LayerWeights w, LayerWeights g, LayerActivations a, int rows, int length)
    {
        Matrix dOutput = At(_activations.Gradient, _width);
        _product.Set(rows, _width, _intermediate, dOutput, At(w.Down, _intermediate), At(_activations.GatedGradient, _intermediate));
        _product.Add(_width, rows, _intermediate, dOutput.Transposed, At(a.Gated, _intermediate), At(g.Down, _intermediate));
        SwiGluKernel.Backward<TLanes>(_activations.GatedGradient, a.GateUp, rows, _intermediate);
        Matrix dGateUp = At(a.GateUp, 2 * _intermediate);
        _product.Set(rows, 2 * _intermediate, _width, dGateUp, At(w.GateUp, _width), At(_activations.NormedGradient, _width));
        _product.Add(2 * _intermediate, rows, _width, dGateUp.Transposed, At(a.FeedForwardNormed, _width), At(g.GateUp, _width));
        BackwardNorm(a.Residual, w.FeedForwardNorm, a.FeedForwardScale, g.FeedForwardNorm, length);
    }

    /// <summary>From the gradient of <c>x + o Oᵀ</c> to that of x, in place.</summary>
    private void BackwardAttention(LayerWeights w, LayerWeights g, LayerActivations a, int rows, int length)
    {
        Matrix dResidual = At(_activations.Gradient, _width);
        _product.Set(rows, _width, _mixed, dResidual, At(w.Output, _mixed), At(_activations.MixedGradient, _mixed));
        _product.Add(_width, rows, _mixed, dResidual.Transposed, At(a.Mixed, _mixed), At(g.Output, _mixed));
        for (int row = 0; row < rows; row += length)
        {
            _attention.Backward(
                _activations.MixedGradient + (row * (nint)_mixed),
                a.QueryKeyValue + (row * (nint)_queryKeyValue),
                a.LogSums + (row * (nint)_config.Heads),
                _activations.QueryKeyValueGradient + (row * (nint)_queryKeyValue),
                length);
        }

        _rotary.Rotate<TLanes>(_activations.QueryKeyValueGradient, _queryKeyValue, rows, _config.Heads + _config.KeyValueHeads, length, -1);
        Matrix dQueryKeyValue = At(_activations.QueryKeyValueGradient, _queryKeyValue);
        _product.Set(rows, _queryKeyValue, _width, dQueryKeyValue, At(w.QueryKeyValue, _width), At(_activations.NormedGradient, _width));
        _product.Add(_queryKeyValue, rows, _width, dQueryKeyValue.Transposed, At(a.AttentionNormed, _width), At(g.QueryKeyValue, _width));
        BackwardNorm(a.Input, w.AttentionNorm, a.AttentionScale, g.AttentionNorm, length);
    }

    /// <summary>
    /// From the gradient of a norm's output to that of its input, added to the residual stream's; sequence by sequence, so that each one's part of the gain's gradient is seen before it goes
    /// into the sum.
    /// </summary>
    private void BackwardNorm(float* x, float* gain, float* scale, float* dGain, int length)
    {
        for (int sequence = 0; sequence < _sequences; sequence++)
        {
            nint row = (nint)sequence * length;
            nint at = row * _width;
            new Span<float>(_activations.GainGradient, _width).Clear();
            RmsNormKernel.Backward<TLanes>(_activations.NormedGradient + at, x + at, gain, scale + row, _activations.Gradient + at, _activations.GainGradient, length, _width);
            _gainSquares[sequence] += Row.Dot<TLanes>(_activations.GainGradient, _activations.GainGradient, _width);
            Row.Add<TLanes>(_activations.GainGradient, dGain, _width);
        }
    }

    private static Matrix At(float* values, int width) => new(values, width);

    /// <summary>Where the weights of the model lie, or their gradients.</summary>
    private sealed class Weights(WeightBuffer weights, float* buffer)
    {
        /// <summary><c>[V, W]</c></summary>
        public float* Embedding { get; } = buffer + weights.OffsetOf("model.embed_tokens.weight");

        /// <summary>In the order of the model.</summary>
        public LayerWeights[] Layers { get; } = LayerWeights.Of(weights, buffer);

        /// <summary>Gain of the last norm, <c>[W]</c>.</summary>
        public float* Norm { get; } = buffer + weights.OffsetOf("model.norm.weight");

        /// <summary><c>[V, W]</c>; the embedding itself where the two are tied.</summary>
        public float* Head { get; } = buffer + weights.OffsetOf(weights.Has("lm_head.weight") ? "lm_head.weight" : "model.embed_tokens.weight");
    }
}
