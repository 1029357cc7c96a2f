using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Conversions between float32 and bfloat16, which has 8 bits of precision instead of 24.</summary>
internal static unsafe class BFloat16Kernel
{
    /// <summary>Rounds floats to bfloat16.</summary>
    public static void Narrow<TLanes>(float* from, ushort* to, nint count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.ForEach(new Narrowing(from, to), count);

    /// <summary>Converts bfloat16 to float32: <c>toᵢ = fromᵢ</c>.</summary>
    public static void Widen<TLanes>(ushort* from, float* to, nint count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.ForEach(new Widening(from, to), count);

    /// <summary>Adds bfloat16 to float32: <c>toᵢ = addendᵢ + fromᵢ</c>.</summary>
    public static void WidenAndAdd<TLanes>(ushort* from, float* addend, float* to, nint count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.ForEach(new WideningSum(from, addend, to), count);

    private readonly struct Narrowing(float* from, ushort* to) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.StoreBFloat16(TLanes.Load(from + i), to + i);
    }

    private readonly struct Widening(ushort* from, float* to) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.LoadBFloat16(from + i), to + i);
    }

    private readonly struct WideningSum(ushort* from, float* addend, float* to) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.Load(addend + i) + TLanes.LoadBFloat16(from + i), to + i);
    }
}
