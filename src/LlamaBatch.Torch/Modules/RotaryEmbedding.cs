using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · H heads · T tokens · D head dimension

/// <summary>Rotary position embedding (Su et al. 2021, eq. 34) in the layout of Hugging Face's Llama checkpoints.</summary>
/// <remarks>
/// At position <c>t</c>, components <c>i</c> and <c>i + D/2</c> of a head are rotated as a pair by the angle <c>t · θ^(−2i/D)</c>. D is the
/// head dimension, θ the base of the frequencies. The embedding has no parameters.
/// </remarks>
public sealed class RotaryEmbedding : IDisposable
{
    private readonly int _headDim;
    private readonly double _theta;
    private Tensor _cos = empty(0);
    private Tensor _sin = empty(0);
    private int _length;

    /// <summary>Makes an embedding for heads of dimension D.</summary>
    /// <param name="headDim">The head dimension D, even.</param>
    /// <param name="theta">The base of the frequencies, θ.</param>
    public RotaryEmbedding(int headDim, double theta)
    {
        _headDim = headDim;
        _theta = theta;
    }

    /// <summary>Rotates queries or keys by their positions 0 to T − 1.</summary>
    /// <param name="x">The queries or keys, <c>[B, H, T, D]</c>.</param>
    /// <returns>The rotated queries or keys, <c>[B, H, T, D]</c>.</returns>
    public Tensor Rotate(Tensor x)
    {
        Extend((int)x.size(2));
        using var scope = NewDisposeScope();
        Tensor cos = _cos.narrow(0, 0, x.size(2));                                  // [T, D]
        Tensor sin = _sin.narrow(0, 0, x.size(2));                                  // [T, D]
        Tensor[] halves = x.chunk(2, dim: -1);                                      // 2 x [B, H, T, D/2]
        Tensor turned = cat([halves[1].neg(), halves[0]], dim: -1);                 // [B, H, T, D]
        return x.mul(cos).add(turned.mul(sin), HeldScalar.One).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cos.Dispose();
        _sin.Dispose();
    }

    /// <summary>
    /// Extends the tables of cosines and sines to a number of positions. Angles are computed in double, because float32 would lose
    /// precision at late positions.
    /// </summary>
    private void Extend(int length)
    {
        if (length <= _length)
        {
            return;
        }

        float[] cos = new float[length * _headDim];
        float[] sin = new float[length * _headDim];
        for (int t = 0; t < length; t++)
        {
            for (int i = 0; i < _headDim; i++)
            {
                double angle = t * Math.Pow(_theta, -2.0 * (i % (_headDim / 2)) / _headDim);
                cos[(t * _headDim) + i] = (float)Math.Cos(angle);
                sin[(t * _headDim) + i] = (float)Math.Sin(angle);
            }
        }

        Dispose();
        _cos = tensor(cos, [length, _headDim]).DetachFromDisposeScope();            // the table outlives the step that made it
        _sin = tensor(sin, [length, _headDim]).DetachFromDisposeScope();
        _length = length;
    }
}
