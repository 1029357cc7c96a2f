using System.Diagnostics.CodeAnalysis;

namespace LlamaBatch.Torch.Kernels;

/// <summary>A SIMD vector of single-precision floats.</summary>
/// <remarks>
/// A kernel is written once for any <typeparamref name="TSelf"/>, and the JIT compiles it for each width. The widths are 16 lanes
/// (AVX-512), 8 (AVX2), 4 (Arm, SSE), and 1 for the remainder of a row. NaN propagates through every sum, product and exponential, so a NaN
/// weight or logit reaches the loss and the gradient norm, and training stops. Only a maximum or minimum may drop a NaN.
/// </remarks>
[SuppressMessage("Naming", "CA1716", Justification = "Lanes are nothing but numbers.")]
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>A vector with the same number in every lane.</summary>
    static abstract TSelf Of(float x);

    /// <summary>Reads <see cref="Count"/> floats, aligned or not.</summary>
    static abstract TSelf Load(float* from);

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    static abstract void Store(TSelf x, float* to);

    /// <summary>Reads <see cref="Count"/> bfloat16 numbers. A bfloat16 is the upper half of a float.</summary>
    static abstract TSelf LoadBFloat16(ushort* from);

    /// <summary>Writes <see cref="Count"/> bfloat16 numbers, rounded to nearest, ties to even. NaN stays NaN.</summary>
    static abstract void StoreBFloat16(TSelf x, ushort* to);

    /// <summary>The sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>The difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>The product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>The quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The sum <c>a b + c</c>, lane by lane, with a single rounding if the processor supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of two numbers, lane by lane.</summary>
    /// <remarks>
    /// A NaN in <paramref name="b"/> is returned. A NaN in <paramref name="a"/> is returned on Arm; on x64, <paramref name="b"/> is
    /// returned instead.
    /// </remarks>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of two numbers, lane by lane. NaN is treated as in <see cref="Max"/>.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>Selects <paramref name="yes"/> in lanes with a nonzero condition, otherwise <paramref name="no"/>.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf yes, TSelf no);

    /// <summary>The square root, lane by lane.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The natural logarithm, lane by lane.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>The power <c>2ⁿ</c>, lane by lane, given <c>n + 1.5·2²³</c>.</summary>
    /// <remarks>A float of this size has the integer n in its lowest bits; a shift moves n into the exponent.</remarks>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TSelf x);

    /// <summary>The largest number in any lane. If a lane is NaN, the result is unspecified.</summary>
    static abstract float Largest(TSelf x);
}
