using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Scalars that live as long as the program.</summary>
/// <remarks>
/// TorchSharp creates a scalar for a sum and does not keep it alive while libtorch reads it. A garbage collection at that moment would free
/// the scalar.
/// </remarks>
internal static class HeldScalar
{
    /// <summary>The scalar 1, the factor of the second term of a sum.</summary>
    public static Scalar One { get; } = 1;
}
