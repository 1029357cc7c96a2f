namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>What a layer keeps for its backward pass.</summary>
internal readonly unsafe struct LayerActivations
{
    /// <summary>What the layer reads, <c>[N, W]</c>.</summary>
    public required float* Input { get; init; }

    /// <summary>Scale of the norm before attention, <c>[N]</c>.</summary>
    public required float* AttentionScale { get; init; }

    /// <summary>What attention reads, <c>[N, W]</c>.</summary>
    public required float* AttentionNormed { get; init; }

    /// <summary>Rotated queries, rotated keys, values, <c>[N, (H + 2K) D]</c>.</summary>
    public required float* QueryKeyValue { get; init; }

    /// <summary>Logarithms of the sums of exponentials of scores, for each sequence <c>[H, T]</c>.</summary>
    public required float* LogSums { get; init; }

    /// <summary>What the heads put out, <c>[N, H D]</c>.</summary>
    public required float* Mixed { get; init; }

    /// <summary>The residual stream after attention, <c>[N, W]</c>.</summary>
    public required float* Residual { get; init; }

    /// <summary>Scale of the norm before the feed-forward layer, <c>[N]</c>.</summary>
    public required float* FeedForwardScale { get; init; }

    /// <summary>What the feed-forward layer reads, <c>[N, W]</c>.</summary>
    public required float* FeedForwardNormed { get; init; }

    /// <summary>Gate and up; after the backward pass their gradients, <c>[N, 2F]</c>.</summary>
    public required float* GateUp { get; init; }

    /// <summary>What the gate puts out, <c>[N, F]</c>.</summary>
    public required float* Gated { get; init; }
}
