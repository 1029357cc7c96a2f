namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · B sequences · T tokens of a sequence
// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>The activations of a layer, which its backward pass reads.</summary>
internal readonly struct LayerActivations
{
    /// <summary>The input of the layer, <c>[N, W]</c>.</summary>
    public required Matrix Input { get; init; }

    /// <summary>Scale of the norm before attention, <c>[N, 1]</c>.</summary>
    public required Matrix AttentionScale { get; init; }

    /// <summary>The input of attention, <c>[N, W]</c>.</summary>
    public required Matrix AttentionNormed { get; init; }

    /// <summary>Rotated queries, rotated keys, values, <c>[N, (H + 2K) D]</c>.</summary>
    public required Matrix QueryKeyValue { get; init; }

    /// <summary>Logarithms of the sums of exponentials of scores, <c>[B H, T]</c>.</summary>
    public required Matrix LogSums { get; init; }

    /// <summary>The output of the heads, <c>[N, H D]</c>.</summary>
    public required Matrix Mixed { get; init; }

    /// <summary>The residual stream after attention, <c>[N, W]</c>.</summary>
    public required Matrix Residual { get; init; }

    /// <summary>Scale of the norm before the feed-forward layer, <c>[N, 1]</c>.</summary>
    public required Matrix FeedForwardScale { get; init; }

    /// <summary>The input of the feed-forward layer, <c>[N, W]</c>.</summary>
    public required Matrix FeedForwardNormed { get; init; }

    /// <summary>Gate and up; after the backward pass their gradients, <c>[N, 2F]</c>.</summary>
    public required Matrix GateUp { get; init; }

    /// <summary>The output of the gate, <c>[N, F]</c>.</summary>
    public required Matrix Gated { get; init; }
}
