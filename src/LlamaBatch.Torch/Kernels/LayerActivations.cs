namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · B sequences · T tokens of a sequence
// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>What a layer keeps for its backward pass.</summary>
internal readonly struct LayerActivations
{
    /// <summary>What the layer reads, <c>[N, W]</c>.</summary>
    public required Matrix Input { get; init; }

    /// <summary>Scale of the norm before attention, <c>[N, 1]</c>.</summary>
    public required Matrix AttentionScale { get; init; }

    /// <summary>What attention reads, <c>[N, W]</c>.</summary>
    public required Matrix AttentionNormed { get; init; }

    /// <summary>Rotated queries, rotated keys, values, <c>[N, (H + 2K) D]</c>.</summary>
    public required Matrix QueryKeyValue { get; init; }

    /// <summary>Logarithms of the sums of exponentials of scores, <c>[B H, T]</c>.</summary>
    public required Matrix LogSums { get; init; }

    /// <summary>What the heads put out, <c>[N, H D]</c>.</summary>
    public required Matrix Mixed { get; init; }

    /// <summary>The residual stream after attention, <c>[N, W]</c>.</summary>
    public required Matrix Residual { get; init; }

    /// <summary>Scale of the norm before the feed-forward layer, <c>[N, 1]</c>.</summary>
    public required Matrix FeedForwardScale { get; init; }

    /// <summary>What the feed-forward layer reads, <c>[N, W]</c>.</summary>
    public required Matrix FeedForwardNormed { get; init; }

    /// <summary>Gate and up; after the backward pass their gradients, <c>[N, 2F]</c>.</summary>
    public required Matrix GateUp { get; init; }

    /// <summary>What the gate puts out, <c>[N, F]</c>.</summary>
    public required Matrix Gated { get; init; }
}
