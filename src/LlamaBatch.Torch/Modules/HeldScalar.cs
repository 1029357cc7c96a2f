using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>
/// Scalars that live as long as the program. TorchSharp makes one for a sum, and nothing in its method keeps it alive while libtorch reads it: where a collection happens to
/// run just then, it is freed first.
/// </summary>
internal static class HeldScalar
{
    /// <summary>What the second term of a sum is multiplied with.</summary>
    public static Scalar One { get; } = 1;
}
