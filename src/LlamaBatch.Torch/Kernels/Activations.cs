using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size · V vocabulary

/// <summary>
/// What the passes over a micro-batch write, in one piece of memory that is made once: what each layer keeps for its backward pass, and the gradients
/// on their way back. Its size is what <see cref="FastStepMemory"/> predicts.
/// </summary>
internal sealed unsafe class Activations : IDisposable
{
    private readonly float* _memory;
    private nint _used;

    /// <summary>The buffers for micro-batches of up to so many sequences.</summary>
    public Activations(LlamaConfig model, int sequences, int length)
    {
        int rows = checked(sequences * length);
        Floats = FastStepMemory.Floats(model, sequences, length);
        _memory = (float*)NativeMemory.AlignedAlloc(checked((nuint)(Floats * sizeof(float))), 64);
        int heads = model.Heads * model.HeadDim;
        int queryKeyValue = heads + (2 * model.KeyValueHeads * model.HeadDim);
        Layers = new LayerActivations[model.Layers];
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            Layers[layer] = new LayerActivations
            {
                Input = Allocate(rows, model.HiddenSize),
                AttentionScale = Allocate(rows, 1),
                AttentionNormed = Allocate(rows, model.HiddenSize),
                QueryKeyValue = Allocate(rows, queryKeyValue),
                LogSums = Allocate(rows, model.Heads),
                Mixed = Allocate(rows, heads),
                Residual = Allocate(rows, model.HiddenSize),
                FeedForwardScale = Allocate(rows, 1),
                FeedForwardNormed = Allocate(rows, model.HiddenSize),
                GateUp = Allocate(rows, 2 * model.IntermediateSize),
                Gated = Allocate(rows, model.IntermediateSize),
            };
        }

        Output = Allocate(rows, model.HiddenSize);
        OutputScale = Allocate(rows, 1);
        OutputNormed = Allocate(rows, model.HiddenSize);
        HeadRows = FastStepMemory.HeadRows(model, rows);
        Logits = Allocate(HeadRows, model.VocabSize);
        Gradient = Allocate(rows, model.HiddenSize);
        NormedGradient = Allocate(rows, model.HiddenSize);
        QueryKeyValueGradient = Allocate(rows, queryKeyValue);
        MixedGradient = Allocate(rows, heads);
        GatedGradient = Allocate(rows, model.IntermediateSize);
        GainGradient = Allocate(1, model.HiddenSize);
    }

    /// <summary>Floats of all buffers.</summary>
    public long Floats { get; }

    /// <summary>Floats that have been given to buffers.</summary>
    public long Used => _used;

    /// <summary>What each layer keeps.</summary>
    public LayerActivations[] Layers { get; }

    /// <summary>What the last layer passes on, <c>[N, W]</c>.</summary>
    public float* Output { get; }

    /// <summary>Scale of the last norm, <c>[N]</c>.</summary>
    public float* OutputScale { get; }

    /// <summary>What the head reads, <c>[N, W]</c>.</summary>
    public float* OutputNormed { get; }

    /// <summary>Rows whose logits are computed at once.</summary>
    public int HeadRows { get; }

    /// <summary>Logits, then their gradients, <c>[HeadRows, V]</c>.</summary>
    public float* Logits { get; }

    /// <summary>Gradient of the residual stream, <c>[N, W]</c>.</summary>
    public float* Gradient { get; }

    /// <summary>Gradient of what a norm put out, <c>[N, W]</c>.</summary>
    public float* NormedGradient { get; }

    /// <summary>Gradient of queries, keys and values, <c>[N, (H + 2K) D]</c>.</summary>
    public float* QueryKeyValueGradient { get; }

    /// <summary>Gradient of what attention put out, <c>[N, H D]</c>.</summary>
    public float* MixedGradient { get; }

    /// <summary>Gradient of what the gate put out, <c>[N, F]</c>.</summary>
    public float* GatedGradient { get; }

    /// <summary>One sequence's part of the gradient of a norm's gain, <c>[W]</c>.</summary>
    public float* GainGradient { get; }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private float* Allocate(int rows, int width)
    {
        float* allocated = _memory + _used;
        _used += (nint)FastStepMemory.Aligned((long)rows * width);
        return _used <= Floats ? allocated : throw new InvalidOperationException("The buffers of the fast step are larger than was planned.");
    }
}
