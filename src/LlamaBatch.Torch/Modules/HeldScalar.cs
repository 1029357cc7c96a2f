using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Scalars that live as long as the program, so that libtorch never reads a freed scalar.</summary>
/// <remarks>
/// TorchSharp creates a temporary scalar for each sum. The garbage collector may free the scalar while libtorch still reads it.
/// </remarks>
internal static class HeldScalar
{
    /// <summary>The scalar 1. <c>torch.add</c> multiplies the second term of a sum by it.</summary>
    public static Scalar One { get; } = 1;
}
