using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Scalars that live as long as the program.</summary>
/// <remarks>
/// TorchSharp makes a scalar for a sum and does not keep it alive while libtorch reads it, so a garbage collection at that
/// moment frees it.
/// </remarks>
internal static class HeldScalar
{
    /// <summary>The factor of the second term of a sum.</summary>
    public static Scalar One { get; } = 1;
}
