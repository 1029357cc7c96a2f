using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size · H query heads · K key/value heads · D head dimension

/// <summary>Causal attention in which several query heads share a key head and a value head (Ainslie et al. 2023).</summary>
/// <remarks>
/// Computes <c>softmax(Q Kᵀ / √D) V</c> over the current and earlier positions, with head dimension D. If there are as many key heads as
/// query heads, this is multi-head attention.
/// </remarks>
public sealed class GroupedQueryAttention : nn.Module<Tensor, Tensor>
{
    private readonly Projection _query;
    private readonly Projection _key;
    private readonly Projection _value;
    private readonly Projection _output;
    private readonly RotaryEmbedding _rotary;
    private readonly int _headDim;
    private readonly int _sharing;

    /// <summary>Makes the attention of a layer, for a model of the given shape.</summary>
    /// <param name="config">The shape of the model.</param>
    /// <param name="rotary">The rotary position embedding, shared by all layers.</param>
    public GroupedQueryAttention(LlamaConfig config, RotaryEmbedding rotary) : base(nameof(GroupedQueryAttention))
    {
        _headDim = config.HeadDim;
        _sharing = config.Heads / config.KeyValueHeads;
        _rotary = rotary;
        _query = new Projection(config.HiddenSize, config.Heads * config.HeadDim);
        _key = new Projection(config.HiddenSize, config.KeyValueHeads * config.HeadDim);
        _value = new Projection(config.HiddenSize, config.KeyValueHeads * config.HeadDim);
        _output = new Projection(config.Heads * config.HeadDim, config.HiddenSize);
        register_module("q_proj", _query);
        register_module("k_proj", _key);
        register_module("v_proj", _value);
        register_module("o_proj", _output);
    }

    /// <summary>Attends from each token to itself and all earlier tokens.</summary>
    /// <param name="x">The normalized residual stream, <c>[B, T, W]</c>.</param>
    /// <returns>The projected output of the attention heads, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        Tensor query = _rotary.Rotate(Heads(_query.forward(x)));                    // [B, H, T, D]
        Tensor key = Shared(_rotary.Rotate(Heads(_key.forward(x))));                // [B, H, T, D]
        Tensor value = Shared(Heads(_value.forward(x)));                            // [B, H, T, D]
        Tensor mixed = nn.functional.scaled_dot_product_attention(query, key, value, is_casual: true);
        Tensor joined = mixed.transpose(1, 2).reshape(x.size(0), x.size(1), -1);    // [B, T, H·D]
        return _output.forward(joined).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _query.Dispose();
            _key.Dispose();
            _value.Dispose();
            _output.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Splits the last dimension into n heads: <c>[B, T, n·D]</c> to <c>[B, n, T, D]</c>.</summary>
    private Tensor Heads(Tensor x) => x.view(x.size(0), x.size(1), -1, _headDim).transpose(1, 2);

    /// <summary>Repeats each key or value head for its query heads: <c>[B, K, T, D]</c> to <c>[B, H, T, D]</c>.</summary>
    private Tensor Shared(Tensor x) => _sharing == 1 ? x : x.repeat_interleave(_sharing, dim: 1);
}
