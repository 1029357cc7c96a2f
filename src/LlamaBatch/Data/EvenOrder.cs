using System.Numerics;

namespace LlamaBatch.Data;

/// <summary>
/// A fixed order of <c>0 … count − 1</c> in which every prefix is spread evenly over the range. Its step is count divided by
/// the golden ratio (three-gap theorem). The first windows do not depend on how many are read.
/// </summary>
internal readonly struct EvenOrder
{
    private static readonly double _goldenRatio = (1 + Math.Sqrt(5)) / 2;

    private readonly long _count;
    private readonly long _step;

    /// <summary>The order of <paramref name="count"/> positions.</summary>
    public EvenOrder(long count)
    {
        _count = count;
        _step = Math.Max(1, (long)(count / _goldenRatio));
        while (BigInteger.GreatestCommonDivisor(_step, count) != 1)                 // a step that shares no factor visits every position
        {
            _step--;
        }
    }

    /// <summary>What stands at a position.</summary>
    public long this[long position] => (long)((Int128)position * _step % _count);
}
