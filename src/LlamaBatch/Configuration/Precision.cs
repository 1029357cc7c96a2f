namespace LlamaBatch;

/// <summary>The number format in which the fast step (<see cref="StepKind.Fast"/>) multiplies matrices.</summary>
/// <remarks>Weights, gradients, the optimizer state and all operations except matrix products are float32 in both formats.</remarks>
public enum Precision
{
    /// <summary>Float32: 24 bits of precision.</summary>
    Float32,

    /// <summary>
    /// Large products read and write bfloat16 and accumulate in float32 (Kalamkar et al. 2019, arXiv 1905.12322). On
    /// processors with bfloat16 instructions (AVX512_BF16, AMX), a step is about 1.5 times as fast for a model of ten million
    /// parameters, and 1.25 times for one million. On other processors it may be slower than float32.
    /// </summary>
    BFloat16,
}
