namespace LlamaBatch;

/// <summary>In which numbers the fast step multiplies matrices. Weights, their gradients, the optimizer and everything between products are float32 in either case.</summary>
public enum Precision
{
    /// <summary>Float32: 24 bits of precision.</summary>
    Float32,

    /// <summary>
    /// Large products read and write bfloat16 and accumulate in float32 (Kalamkar et al. 2019, arXiv 1905.12322). Where
    /// the processor has instructions for it (AVX512_BF16, AMX) a step of ten million parameters is about half again as
    /// fast, one of a million a quarter; the benchmarks measure it. Elsewhere it may be slower than float32.
    /// </summary>
    BFloat16,
}
