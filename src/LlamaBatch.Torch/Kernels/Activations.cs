using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · B sequences · T tokens of a sequence
// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size · V vocabulary

/// <summary>The buffers of a forward and backward pass over a micro-batch: the activations of each layer, and gradients.</summary>
/// <remarks>All buffers share one block of memory, allocated once; <see cref="FastPassMemory"/> predicts the size of this block.</remarks>
internal sealed unsafe class Activations : IDisposable
{
    private readonly LlamaConfig _model;
    private readonly float* _memory;
    private nint _used;

    /// <summary>
    /// Allocates buffers for micro-batches of up to B sequences of T tokens, and lays them out for the largest micro-batch.
    /// </summary>
    public Activations(LlamaConfig model, int sequences, int length)
    {
        _model = model;
        Floats = FastPassMemory.Floats(model, sequences, length);
        HeadRows = FastPassMemory.HeadRows(model, checked(sequences * length));
        _memory = (float*)NativeMemory.AlignedAlloc(checked((nuint)(Floats * sizeof(float))), 64);
        Layers = new LayerActivations[model.Layers];
        Arrange(sequences, length);
    }

    /// <summary>The number of floats in all buffers.</summary>
    public long Floats { get; }

    /// <summary>The number of floats that the buffers use for the current micro-batch.</summary>
    public long Used => _used;

    /// <summary>The number of sequences in the current micro-batch, B.</summary>
    public int Sequences { get; private set; }

    /// <summary>The number of tokens in a sequence, T.</summary>
    public int Length { get; private set; }

    /// <summary>The number of rows in most buffers, one per token, N = B·T.</summary>
    public int Rows => Sequences * Length;

    /// <summary>The activations of each layer.</summary>
    public LayerActivations[] Layers { get; }

    /// <summary>The output of the last layer, <c>[N, W]</c>.</summary>
    public Matrix Output { get; private set; }

    /// <summary>
    /// The reciprocal root mean square of each row of <see cref="Output"/>, <c>[N, 1]</c>, by which the last norm scales the row.
    /// </summary>
    public Matrix OutputScale { get; private set; }

    /// <summary>The input to the LM head, <c>[N, W]</c>.</summary>
    public Matrix OutputNormed { get; private set; }

    /// <summary>The number of rows (tokens) whose logits are computed at once.</summary>
    public int HeadRows { get; }

    /// <summary>
    /// The logits of up to <see cref="HeadRows"/> rows, <c>[HeadRows, V]</c>. The backward pass replaces them with their gradients.
    /// </summary>
    public Matrix Logits { get; private set; }

    /// <summary>The gradient of the residual stream, <c>[N, W]</c>.</summary>
    public Matrix Gradient { get; private set; }

    /// <summary>The gradient of a norm's output, <c>[N, W]</c>.</summary>
    public Matrix NormedGradient { get; private set; }

    /// <summary>The gradient of queries, keys and values, <c>[N, (H + 2K) D]</c>.</summary>
    public Matrix QueryKeyValueGradient { get; private set; }

    /// <summary>The gradient of the attention heads' output, <c>[N, H D]</c>.</summary>
    public Matrix MixedGradient { get; private set; }

    /// <summary>The gradient of the gated product, which is the input to the down projection, <c>[N, F]</c>.</summary>
    public Matrix GatedGradient { get; private set; }

    /// <summary>The gradient of a norm's gain from one sequence, <c>[1, W]</c>.</summary>
    public Matrix GainGradient { get; private set; }

    /// <summary>
    /// Lays out the buffers for B sequences of T tokens. Neither may exceed the constructor's arguments. If the size changes, all contents
    /// are lost.
    /// </summary>
    public void Arrange(int sequences, int length)
    {
        if ((sequences, length) == (Sequences, Length))
        {
            return;
        }

        (Sequences, Length, _used) = (sequences, length, 0);
        int heads = _model.Heads * _model.HeadDim;
        int queryKeyValue = heads + (2 * _model.KeyValueHeads * _model.HeadDim);
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            Layers[layer] = new LayerActivations
            {
                Input = Allocate(Rows, _model.HiddenSize),
                AttentionScale = Allocate(Rows, 1),
                AttentionNormed = Allocate(Rows, _model.HiddenSize),
                QueryKeyValue = Allocate(Rows, queryKeyValue),
                LogSums = Allocate(sequences * _model.Heads, length),
                Mixed = Allocate(Rows, heads),
                Residual = Allocate(Rows, _model.HiddenSize),
                FeedForwardScale = Allocate(Rows, 1),
                FeedForwardNormed = Allocate(Rows, _model.HiddenSize),
                GateUp = Allocate(Rows, 2 * _model.IntermediateSize),
                Gated = Allocate(Rows, _model.IntermediateSize),
            };
        }

        Output = Allocate(Rows, _model.HiddenSize);
        OutputScale = Allocate(Rows, 1);
        OutputNormed = Allocate(Rows, _model.HiddenSize);
        Logits = Allocate(HeadRows, _model.VocabSize);
        Gradient = Allocate(Rows, _model.HiddenSize);
        NormedGradient = Allocate(Rows, _model.HiddenSize);
        QueryKeyValueGradient = Allocate(Rows, queryKeyValue);
        MixedGradient = Allocate(Rows, heads);
        GatedGradient = Allocate(Rows, _model.IntermediateSize);
        GainGradient = Allocate(1, _model.HiddenSize);
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private Matrix Allocate(int rows, int columns)
    {
        float* at = _memory + _used;
        _used += (nint)FastPassMemory.Aligned((long)rows * columns);
        return _used <= Floats
            ? new(at, rows, columns)
            : throw new InvalidOperationException("The buffers of the fast pass are larger than was planned.");
    }
}
