using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size

/// <summary>A layer of the model: attention, then a feed-forward network (Touvron et al. 2023, section 2.2).</summary>
/// <remarks>The layer computes <c>h = x + Attention(Norm(x))</c>, then <c>h + FeedForward(Norm(h))</c>.</remarks>
public sealed class DecoderBlock : nn.Module<Tensor, Tensor>
{
    private readonly RmsNorm _attentionNorm;
    private readonly GroupedQueryAttention _attention;
    private readonly RmsNorm _feedForwardNorm;
    private readonly SwiGlu _feedForward;

    /// <summary>Makes a layer for a model of the given shape.</summary>
    /// <param name="config">The shape of the model.</param>
    /// <param name="rotary">The rotary position embedding, shared by all layers.</param>
    public DecoderBlock(LlamaConfig config, RotaryEmbedding rotary) : base(nameof(DecoderBlock))
    {
        _attentionNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps);
        _attention = new GroupedQueryAttention(config, rotary);
        _feedForwardNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps);
        _feedForward = new SwiGlu(config);
        register_module("self_attn", _attention);
        register_module("mlp", _feedForward);
        register_module("input_layernorm", _attentionNorm);
        register_module("post_attention_layernorm", _feedForwardNorm);
    }

    /// <summary>Applies the layer.</summary>
    /// <param name="x">The residual stream before the layer, <c>[B, T, W]</c>.</param>
    /// <returns>The residual stream after the layer, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        Tensor h = x.add(_attention.forward(_attentionNorm.forward(x)), HeldScalar.One);
        return h.add(_feedForward.forward(_feedForwardNorm.forward(h)), HeldScalar.One).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _attentionNorm.Dispose();
            _attention.Dispose();
            _feedForwardNorm.Dispose();
            _feedForward.Dispose();
        }

        base.Dispose(disposing);
    }
}
