namespace LlamaBatch.Torch.Kernels;

// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>Where the weights of a layer lie, or their gradients. Neighbors in the buffer are read as one matrix.</summary>
internal readonly unsafe struct LayerWeights
{
    private LayerWeights(Func<string, nint> find)
    {
        AttentionNorm = (float*)find("input_layernorm");
        QueryKeyValue = (float*)find("self_attn.q_proj");
        Output = (float*)find("self_attn.o_proj");
        FeedForwardNorm = (float*)find("post_attention_layernorm");
        GateUp = (float*)find("mlp.gate_proj");
        Down = (float*)find("mlp.down_proj");
    }

    /// <summary>Gain of the norm before attention, <c>[W]</c>.</summary>
    public float* AttentionNorm { get; }

    /// <summary>Projections to queries, keys and values, <c>[(H + 2K) D, W]</c>.</summary>
    public float* QueryKeyValue { get; }

    /// <summary>Projection of the heads, <c>[W, H D]</c>.</summary>
    public float* Output { get; }

    /// <summary>Gain of the norm before the feed-forward layer, <c>[W]</c>.</summary>
    public float* FeedForwardNorm { get; }

    /// <summary>Projections to gate and up, <c>[2F, W]</c>.</summary>
    public float* GateUp { get; }

    /// <summary>Projection down, <c>[W, F]</c>.</summary>
    public float* Down { get; }

    /// <summary>Every layer of a model.</summary>
    /// <param name="weights">The model's weights.</param>
    /// <param name="buffer">The buffer they, or their gradients, lie in.</param>
    public static LayerWeights[] Of(WeightBuffer weights, float* buffer)
    {
        RequireNeighbors(weights);
        return [.. Enumerable.Range(0, weights.Layers).Select(layer => new LayerWeights(name => (nint)(buffer + weights.OffsetOf($"model.layers.{layer}.{name}.weight"))))];
    }

    private static void RequireNeighbors(WeightBuffer weights)
    {
        foreach (string[] neighbors in new[] { new[] { "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj" }, ["mlp.gate_proj", "mlp.up_proj"] })
        {
            for (int i = 1; i < neighbors.Length; i++)
            {
                Weight before = weights.Of($"model.layers.0.{neighbors[i - 1]}.weight");
                if (weights.OffsetOf($"model.layers.0.{neighbors[i]}.weight") != before.Offset + before.Count)
                {
                    throw new InvalidOperationException($"The weights {neighbors[i - 1]} and {neighbors[i]} must lie side by side for the fast step.");
                }
            }
        }
    }
}
