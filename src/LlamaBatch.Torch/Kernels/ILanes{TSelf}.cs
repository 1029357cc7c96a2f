using System.Diagnostics.CodeAnalysis;

namespace LlamaBatch.Torch.Kernels;

/// <summary>
/// Some floats that the processor computes with at once. A kernel is written once over <typeparamref name="TSelf"/>; the width is chosen when the
/// program runs, and the compiler makes a kernel for it: 16 lanes (AVX-512), 8 (AVX2), 4 (Arm, SSE), or 1 for what is left at the end of a row.
/// What is not a number makes every sum, product and exponential that it enters none, so a weight or logit that is none reaches the loss and the norm of the gradients, by which
/// training stops. Only maxima may lose it.
/// </summary>
[SuppressMessage("Naming", "CA1716", Justification = "Lanes are nothing but numbers.")]
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Floats in one value.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(float x);

    /// <summary>Reads <see cref="Count"/> floats, aligned or not.</summary>
    static abstract TSelf Load(float* from);

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    static abstract void Store(TSelf x, float* to);

    /// <summary>Reads <see cref="Count"/> numbers in bfloat16, the upper halves of floats.</summary>
    static abstract TSelf LoadBFloat16(ushort* from);

    /// <summary>Writes <see cref="Count"/> numbers in bfloat16, rounded to the nearest, ties to even; what is not a number stays so.</summary>
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

    /// <summary>
    /// The larger of each pair. A <paramref name="b"/> that is not a number is passed on; an <paramref name="a"/> that is not gives <paramref name="b"/> on x64 and itself on Arm, at
    /// every width.
    /// </summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each pair; what is not a number as in <see cref="Max"/>.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>Lane by lane <paramref name="yes"/> where the condition is not zero, elsewhere <paramref name="no"/>, whatever the other one holds.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf yes, TSelf no);

    /// <summary>Square roots.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>Natural logarithms.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>
    /// <c>2ⁿ</c>, given <c>n + 1.5·2²³</c>: a float of that size holds the integer n in its lowest bits, from where a shift brings it into the exponent.
    /// </summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>Sum of the lanes.</summary>
    static abstract float Sum(TSelf x);

    /// <summary>The largest of lanes that are all numbers.</summary>
    static abstract float Largest(TSelf x);
}
