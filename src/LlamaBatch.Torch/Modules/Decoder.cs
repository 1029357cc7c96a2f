using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size

/// <summary>The model without its LM head: embedding, layers and the last norm. Hugging Face checkpoints call it <c>model</c>.</summary>
public sealed class Decoder : nn.Module<Tensor, Tensor>
{
    private readonly RotaryEmbedding _rotary;
    private readonly ModuleList<DecoderBlock> _layers;
    private readonly RmsNorm _norm;

    /// <summary>Makes a decoder for a model of the given shape.</summary>
    public Decoder(LlamaConfig config) : base(nameof(Decoder))
    {
        _rotary = new RotaryEmbedding(config.HeadDim, config.RopeTheta);
        Embedding = new Embedding(config.VocabSize, config.HiddenSize);
        _layers = new ModuleList<DecoderBlock>([.. Enumerable.Range(0, config.Layers).Select(_ => new DecoderBlock(config, _rotary))]);
        _norm = new RmsNorm(config.HiddenSize, config.RmsNormEps);
        register_module("embed_tokens", Embedding);
        register_module("layers", _layers);
        register_module("norm", _norm);
    }

    /// <summary>The token embedding. A tied LM head uses the same matrix.</summary>
    public Embedding Embedding { get; }

    /// <summary>Computes the inputs to the LM head from tokens.</summary>
    /// <param name="tokens">The tokens, <c>[B, T]</c>, int64.</param>
    /// <returns>The normalized residual stream, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        Tensor x = Embedding.forward(tokens);
        foreach (DecoderBlock layer in _layers)
        {
            x = layer.forward(x);
        }

        return _norm.forward(x).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rotary.Dispose();
            Embedding.Dispose();
            _layers.Dispose();
            _norm.Dispose();
        }

        base.Dispose(disposing);
    }
}
