using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>
/// The weights of a layer, or their gradients, as matrices. The projections to queries, keys and values are stacked into one matrix; so are
/// the gate and up projections.
/// </summary>
internal readonly unsafe struct LayerWeights
{
    /// <summary>Makes the matrices of one layer, as views into the model's buffer.</summary>
    /// <param name="weights">The model's weights.</param>
    /// <param name="buffer">The address of the model's weights, or of their gradients.</param>
    /// <param name="layer">The layer, from 0.</param>
    public LayerWeights(WeightBuffer weights, float* buffer, int layer)
    {
        AttentionNorm = MatrixOf("input_layernorm");
        QueryKeyValue = MatrixOf("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj");
        Output = MatrixOf("self_attn.o_proj");
        FeedForwardNorm = MatrixOf("post_attention_layernorm");
        GateUp = MatrixOf("mlp.gate_proj", "mlp.up_proj");
        Down = MatrixOf("mlp.down_proj");

        Matrix MatrixOf(params IEnumerable<string> names) =>
            weights.MatrixOf(buffer, [.. names.Select(name => $"model.layers.{layer}.{name}.weight")]);
    }

    /// <summary>The gain of the norm before attention, <c>[1, W]</c>.</summary>
    public Matrix AttentionNorm { get; }

    /// <summary>The projections to queries, keys and values, stacked by rows, <c>[(H + 2K) D, W]</c>.</summary>
    public Matrix QueryKeyValue { get; }

    /// <summary>The projection of attention's output, <c>[W, H D]</c>.</summary>
    public Matrix Output { get; }

    /// <summary>The gain of the norm before the feed-forward layer, <c>[1, W]</c>.</summary>
    public Matrix FeedForwardNorm { get; }

    /// <summary>The gate and up projections of the feed-forward layer, stacked by rows, <c>[2F, W]</c>.</summary>
    public Matrix GateUp { get; }

    /// <summary>The down projection of the feed-forward layer, <c>[W, F]</c>.</summary>
    public Matrix Down { get; }
}
