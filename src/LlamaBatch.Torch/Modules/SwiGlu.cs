using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size · F intermediate size

/// <summary>The gated feed-forward layer, <c>(silu(x Gᵀ) ⊙ x Uᵀ) Dᵀ</c> (Shazeer 2020, eq. 6, without biases).</summary>
/// <remarks>G, U and D are the weights of the gate, up and down projections.</remarks>
public sealed class SwiGlu : nn.Module<Tensor, Tensor>
{
    private readonly Projection _gate;
    private readonly Projection _up;
    private readonly Projection _down;

    /// <summary>Makes a feed-forward layer for a model of the given shape.</summary>
    public SwiGlu(LlamaConfig config) : base(nameof(SwiGlu))
    {
        _gate = new Projection(config.HiddenSize, config.IntermediateSize);
        _up = new Projection(config.HiddenSize, config.IntermediateSize);
        _down = new Projection(config.IntermediateSize, config.HiddenSize);
        register_module("gate_proj", _gate);
        register_module("up_proj", _up);
        register_module("down_proj", _down);
    }

    /// <summary>Applies the layer to each token separately.</summary>
    /// <param name="x">The normalized residual stream, <c>[B, T, W]</c>.</param>
    /// <returns>The output of the layer, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        Tensor gated = nn.functional.silu(_gate.forward(x)).mul(_up.forward(x));    // [B, T, F]
        return _down.forward(gated).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gate.Dispose();
            _up.Dispose();
            _down.Dispose();
        }

        base.Dispose(disposing);
    }
}
