using System.Diagnostics.CodeAnalysis;

namespace LlamaBatch.Torch.Kernels;

/// <summary>A SIMD vector of single-precision floats.</summary>
/// <remarks>
/// A kernel is written once over <typeparamref name="TSelf"/>, and the JIT compiles it for each width: 16 lanes (AVX-512), 8 (AVX2), 4
/// (Arm, SSE), or 1 for the remainder of a row. NaN propagates through every sum, product and exponential, so a NaN weight or logit
/// reaches the loss and the gradient norm, and training stops. Only a maximum may drop it.
/// </remarks>
[SuppressMessage("Naming", "CA1716", Justification = "Lanes are nothing but numbers.")]
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(float x);

    /// <summary>Reads <see cref="Count"/> floats, aligned or not.</summary>
    static abstract TSelf Load(float* from);

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    static abstract void Store(TSelf x, float* to);

    /// <summary>Reads <see cref="Count"/> numbers in bfloat16, the upper halves of floats.</summary>
    static abstract TSelf LoadBFloat16(ushort* from);

    /// <summary>Writes <see cref="Count"/> numbers in bfloat16, rounded to nearest, ties to even. NaN stays NaN.</summary>
    static abstract void StoreBFloat16(TSelf x, ushort* to);

    /// <summary>Lane by lane.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Lane by lane.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Lane by lane.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>Lane by lane.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary><c>a b + c</c>, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of each pair.</summary>
    /// <remarks>
    /// A NaN in <paramref name="b"/> is returned. A NaN in <paramref name="a"/> is returned on Arm; x64 returns <paramref name="b"/>.
    /// </remarks>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each pair, with NaN as in <see cref="Max"/>.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>In each lane <paramref name="yes"/> where the condition is not zero, else <paramref name="no"/>.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf yes, TSelf no);

    /// <summary>Square roots.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>Natural logarithms.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary><c>2ⁿ</c>, given <c>n + 1.5·2²³</c>.</summary>
    /// <remarks>A float of that size has the integer n in its lowest bits; a shift moves it into the exponent.</remarks>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>Sum of the lanes.</summary>
    static abstract float Sum(TSelf x);

    /// <summary>The largest lane, if none is NaN.</summary>
    static abstract float Largest(TSelf x);
}
