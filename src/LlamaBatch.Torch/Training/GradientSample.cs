using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>Compares the gradients of batches with a reference gradient, at the same weights.</summary>
/// <remarks>
/// <para>
/// The reference gradient w is computed from a fixed set of sequences. It is the mean of the gradients h and r over the first and second
/// half of this set. Gradient r is the mean of the gradients a and b over the third and fourth quarter. If two gradients have no
/// sequence in common, their inner product has the expectation ‖G‖², where G is the true gradient. The squared norm of one gradient has a
/// larger expectation, because the norm contains noise (McCandlish et al. 2018, arXiv:1812.06162, appendix A.1).
/// </para>
/// <para>
/// For the gradients g₁ … g_k of k batches of size B, their mean ḡ, and the covariance Σ of one sequence's gradient:
/// <code>
/// cosine            mean of ⟨gⱼ, w⟩ / (‖gⱼ‖ ‖w‖)        w = (h + r) / 2
/// variance          Σⱼ ‖gⱼ − ḡ‖² / (k − 1)             unbiased for tr Σ / B
/// signal to noise   ⟨h, r⟩ / variance
/// bias              (⟨ḡ, r⟩ − ⟨h, r⟩) / ⟨a, b⟩
/// </code>
/// If the gradients of the batches are unbiased, ḡ and h have the same expectation. Both are independent of a, b and r, so the expectation
/// of the bias is exactly 0.
/// </para>
/// </remarks>
/// <param name="h">The gradient over the first half of the reference's sequences.</param>
/// <param name="a">The gradient over the third quarter of the reference's sequences.</param>
/// <param name="b">The gradient over the fourth quarter of the reference's sequences.</param>
/// <param name="sum">Receives the sum of the batches' gradients. It must be all zeros on entry.</param>
internal sealed class GradientSample(float[] h, float[] a, float[] b, float[] sum)
{
    private readonly double _hr = (GradientKernel.Dot(h, a) + GradientKernel.Dot(h, b)) / 2;
    private readonly double _ab = GradientKernel.Dot(a, b);
    private readonly double _referenceSquare = (GradientKernel.SumOfSquares(h)
        + (GradientKernel.SumOfSquares(a) + GradientKernel.SumOfSquares(b) + 2 * GradientKernel.Dot(a, b)) / 4
        + GradientKernel.Dot(h, a) + GradientKernel.Dot(h, b)) / 4;

    private int _count;
    private double _squares;
    private double _cosines;
    private double _alongR;

    /// <summary>The mean cosine between a batch's gradient and the reference gradient.</summary>
    public double Cosine => _cosines / _count;

    /// <summary>The squared norm of the true gradient, divided by the total variance (over all weights) of a batch's gradient.</summary>
    public double SignalToNoise => _hr / Variance;

    /// <summary>The bias of the batches' gradients along the reference gradient, divided by the true gradient's norm.</summary>
    public double Bias => (_alongR / _count - _hr) / _ab;

    /// <summary>The variance of a batch's gradient, summed over all weights.</summary>
    internal double Variance
    {
        get
        {
            double meanSquare = GradientKernel.SumOfSquares(sum) / _count / _count;
            return (_squares / _count - meanSquare) * _count / (_count - 1.0);
        }
    }

    /// <summary>Adds a batch's gradient to the sample, then sets the given array to zero.</summary>
    public void Add(Span<float> gradient)
    {
        double alongH = GradientKernel.Dot(gradient, h);
        double alongR = (GradientKernel.Dot(gradient, a) + GradientKernel.Dot(gradient, b)) / 2;
        double square = GradientKernel.MoveInto(gradient, sum);
        _count++;
        _squares += square;
        _alongR += alongR;
        _cosines += (alongH + alongR) / 2 / Math.Sqrt(square * _referenceSquare);
    }
}
