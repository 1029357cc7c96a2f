using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size

/// <summary>
/// Root-mean-square norm over the hidden size with gain g, <c>y = x / √(mean(x²) + ε) · g</c>. Source: Zhang and Sennrich 2019, eq. 4.
/// </summary>
public sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _gain;
    private readonly Scalar _epsilon;                                               // held: see HeldScalar

    /// <summary>Makes a norm with gain 1.</summary>
    /// <param name="hiddenSize">The size of the vectors, W.</param>
    /// <param name="epsilon">The constant ε under the root.</param>
    public RmsNorm(int hiddenSize, double epsilon) : base(nameof(RmsNorm))
    {
        _gain = nn.Parameter(ones(hiddenSize));
        _epsilon = epsilon;
        register_parameter("weight", _gain);
    }

    /// <summary>Normalizes the last dimension.</summary>
    /// <param name="x">The input vectors, <c>[B, T, W]</c>.</param>
    /// <returns>The normalized vectors, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor x)
    {
        using Tensor variance = x.mul(x).mean([-1], keepdim: true);                // [B, T, 1]
        using Tensor scale = variance.add(_epsilon, HeldScalar.One).rsqrt();                        // [B, T, 1]
        using Tensor normal = x.mul(scale);                                         // [B, T, W]
        return normal.mul(_gain);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gain.Dispose();
            _epsilon.Dispose();
        }

        base.Dispose(disposing);
    }
}
