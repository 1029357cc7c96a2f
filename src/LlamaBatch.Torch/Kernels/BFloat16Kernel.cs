namespace LlamaBatch.Torch.Kernels;

/// <summary>Between float32 and bfloat16, which has the same exponent and 8 bits of precision instead of 24.</summary>
internal static unsafe class BFloat16Kernel
{
    /// <summary>Rounds floats to bfloat16.</summary>
    public static void Narrow<TLanes>(float* from, ushort* to, nint count)
        where TLanes : struct, ILanes<TLanes>
    {
        nint i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.StoreBFloat16(TLanes.Load(from + i), to + i);
        }

        for (; i < count; i++)
        {
            Lanes1.StoreBFloat16(Lanes1.Load(from + i), to + i);
        }
    }

    /// <summary><c>toᵢ = fromᵢ</c>, or with an addend <c>toᵢ = addendᵢ + fromᵢ</c>, in float32.</summary>
    public static void Widen<TLanes>(ushort* from, float* addend, float* to, nint count)
        where TLanes : struct, ILanes<TLanes>
    {
        nint i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes x = TLanes.LoadBFloat16(from + i);
            TLanes.Store(addend is null ? x : TLanes.Load(addend + i) + x, to + i);
        }

        for (; i < count; i++)
        {
            Lanes1 x = Lanes1.LoadBFloat16(from + i);
            Lanes1.Store(addend is null ? x : Lanes1.Load(addend + i) + x, to + i);
        }
    }
}
