namespace LlamaBatch.Torch.Kernels;

// N rows: the tokens of a micro-batch · B sequences · T tokens of a sequence
// W hidden size · H query heads · K key/value heads · D head dimension · F intermediate size

/// <summary>The activations of a layer, kept for its backward pass.</summary>
internal readonly struct LayerActivations
{
    /// <summary>The input to the layer, <c>[N, W]</c>.</summary>
    public required Matrix Input { get; init; }

    /// <summary>
    /// The reciprocal root mean square of each row of <see cref="Input"/>, <c>[N, 1]</c>, from the norm before attention.
    /// </summary>
    public required Matrix AttentionScale { get; init; }

    /// <summary>The input to attention, <c>[N, W]</c>.</summary>
    public required Matrix AttentionNormed { get; init; }

    /// <summary>The rotated queries, rotated keys and values, <c>[N, (H + 2K) D]</c>.</summary>
    public required Matrix QueryKeyValue { get; init; }

    /// <summary>The logarithms of the softmax denominators in attention, <c>[B H, T]</c>.</summary>
    public required Matrix LogSums { get; init; }

    /// <summary>The output of the attention heads, <c>[N, H D]</c>.</summary>
    public required Matrix Mixed { get; init; }

    /// <summary>The residual stream after attention, <c>[N, W]</c>.</summary>
    public required Matrix Residual { get; init; }

    /// <summary>
    /// The reciprocal root mean square of each row of <see cref="Residual"/>, <c>[N, 1]</c>, from the norm before the feed-forward layer.
    /// </summary>
    public required Matrix FeedForwardScale { get; init; }

    /// <summary>The input to the feed-forward layer, <c>[N, W]</c>.</summary>
    public required Matrix FeedForwardNormed { get; init; }

    /// <summary>The outputs of the gate and up projections, <c>[N, 2F]</c>; after the backward pass, their gradients.</summary>
    public required Matrix GateUp { get; init; }

    /// <summary>The gated product, which is the input to the down projection, <c>[N, F]</c>.</summary>
    public required Matrix Gated { get; init; }
}
