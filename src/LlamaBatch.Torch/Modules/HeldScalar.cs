using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Scalars that live as long as the program.</summary>
/// <remarks>
/// TorchSharp makes a scalar for a sum, and nothing in its method keeps it alive while libtorch reads it. A collection just then frees it
/// first.
/// </remarks>
internal static class HeldScalar
{
    /// <summary>The factor of the second term of a sum.</summary>
    public static Scalar One { get; } = 1;
}
