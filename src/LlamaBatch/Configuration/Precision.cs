namespace LlamaBatch;

/// <summary>The number format in which the fast step (<see cref="StepKind.Fast"/>) multiplies matrices.</summary>
/// <remarks>
/// The format applies only to matrix products. Weights, gradients, optimizer state and all other operations are always float32.
/// </remarks>
public enum Precision
{
    /// <summary>Float32: 24 bits of precision.</summary>
    Float32,

    /// <summary>
    /// Large products read and write bfloat16 and accumulate in float32 (Kalamkar et al. 2019, arXiv 1905.12322). On processors with
    /// bfloat16 instructions (AVX512_BF16, AMX), steps of a model with ten million parameters are about 1.5 times as fast as in float32.
    /// With one million parameters, they are about 1.25 times as fast. On other processors, a step may be slower than in float32.
    /// </summary>
    BFloat16,
}
