namespace LlamaBatch.Torch.Kernels;

// N rows · T tokens · D head dimension

/// <summary>Rotary position embedding in place (Su et al. 2021, eq. 34).</summary>
/// <remarks>
/// At position t, components i and <c>i + D/2</c> of a head are rotated as a pair by the angle <c>α = t θ^(−2i/D)</c>:
/// <code>
/// x'ᵢ     = xᵢ cos α − xᵢ₊D/2 sin α
/// x'ᵢ₊D/2 = xᵢ₊D/2 cos α + xᵢ sin α
/// </code>
/// The paper rotates neighboring components. Hugging Face's Llama stores the first components of all pairs before the second components. A
/// rotation's inverse is its transpose, so the backward pass is the same rotation by −α, applied to the gradients.
/// </remarks>
internal sealed unsafe class RotaryKernel
{
    private readonly int _headDim;
    private readonly float[] _cos;
    private readonly float[] _sin;

    /// <summary>
    /// Computes the tables of cosines and sines, <c>[T, D/2]</c>. Angles are computed in double, because float32 would lose precision at
    /// late positions.
    /// </summary>
    /// <param name="headDim">The head dimension D, even.</param>
    /// <param name="theta">The base of the frequencies, θ.</param>
    /// <param name="length">The number of positions, T.</param>
    public RotaryKernel(int headDim, double theta, int length)
    {
        int half = headDim / 2;
        _headDim = headDim;
        _cos = new float[length * half];
        _sin = new float[length * half];
        for (int t = 0; t < length; t++)
        {
            for (int i = 0; i < half; i++)
            {
                (double sin, double cos) = Math.SinCos(t * Math.Pow(theta, -2.0 * i / headDim));
                _cos[(t * half) + i] = (float)cos;
                _sin[(t * half) + i] = (float)sin;
            }
        }
    }

    /// <summary>Rotates heads by their positions.</summary>
    /// <remarks>
    /// Half a head is often narrower than a vector of <typeparamref name="TLanes"/>. The method then uses the widest vectors whose number
    /// of lanes divides D/2.
    /// </remarks>
    /// <param name="x">The heads of each token, <c>[N, heads · D]</c>, rotated in place. N is a multiple of T, and row n is at position n
    /// mod T.</param>
    /// <param name="length">The number of tokens in a sequence, T.</param>
    /// <param name="direction">1 for the rotation, −1 for its inverse.</param>
    public void Rotate<TLanes>(Matrix x, int length, int direction)
        where TLanes : struct, ILanes<TLanes>
    {
        int half = _headDim / 2;
        Matrix.Require(x, x.Rows / length * length, x.Columns / _headDim * _headDim);
        if (half % TLanes.Count == 0)
        {
            RotateBy<TLanes>(x, length, direction);
        }
        else if (half % 8 == 0 && TLanes.Count > 8)
        {
            RotateBy<Lanes256>(x, length, direction);
        }
        else if (half % 4 == 0 && TLanes.Count > 4)
        {
            RotateBy<Lanes128>(x, length, direction);
        }
        else
        {
            RotateBy<Lanes1>(x, length, direction);
        }
    }

    private void RotateBy<TLanes>(Matrix x, int length, float direction)
        where TLanes : struct, ILanes<TLanes>
    {
        int half = _headDim / 2;
        fixed (float* cosTable = _cos, sinTable = _sin)
        {
            int heads = x.Columns / _headDim;
            for (int row = 0; row < x.Rows; row++)
            {
                float* cosines = cosTable + (row % length * half);
                float* sines = sinTable + (row % length * half);
                for (int i = 0; i < half; i += TLanes.Count)
                {
                    TLanes cos = TLanes.Load(cosines + i);
                    TLanes sin = TLanes.Load(sines + i) * TLanes.Of(direction);
                    float* head = x.Row(row) + i;
                    for (int h = 0; h < heads; h++, head += _headDim)
                    {
                        TLanes first = TLanes.Load(head);
                        TLanes second = TLanes.Load(head + half);
                        TLanes.Store((first * cos) - (second * sin), head);
                        TLanes.Store((second * cos) + (first * sin), head + half);
                    }
                }
            }
        }
    }
}
