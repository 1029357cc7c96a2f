namespace LlamaBatch.Torch;

/// <summary>A tensor in memory that is written to a safetensors file, or read from a file, without a copy.</summary>
/// <param name="Name">The tensor's name in the file.</param>
/// <param name="Shape">The dimensions of the tensor.</param>
/// <param name="Values">The elements in row-major order.</param>
internal sealed record SafetensorsPart(string Name, IReadOnlyList<long> Shape, Func<Span<float>> Values);
