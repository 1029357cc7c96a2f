using System.Numerics;

namespace LlamaBatch.Data;

/// <summary>
/// A fixed order of the numbers <c>0 … count − 1</c>. For every k, the first k numbers of the order are spread evenly over the range. Each
/// number is the previous number plus a fixed step, modulo count. The step is about count divided by the golden ratio (three-gap theorem).
/// </summary>
internal readonly struct EvenOrder
{
    private static readonly double _goldenRatio = (1 + Math.Sqrt(5)) / 2;

    private readonly long _count;
    private readonly long _step;

    /// <summary>Makes an order of the numbers from 0 to <paramref name="count"/> − 1.</summary>
    public EvenOrder(long count)
    {
        _count = count;
        _step = Math.Max(1, (long)(count / _goldenRatio));
        while (BigInteger.GreatestCommonDivisor(_step, count) != 1)                 // a step with no common factor visits every position
        {
            _step--;
        }
    }

    /// <summary>The number at a position of the order.</summary>
    public long this[long position] => (long)((Int128)position * _step % _count);
}
