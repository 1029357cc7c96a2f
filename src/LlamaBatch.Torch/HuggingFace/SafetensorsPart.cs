namespace LlamaBatch.Torch;

/// <summary>A tensor in memory that is written to, or read from, a safetensors file without a copy.</summary>
/// <param name="Name">The tensor's name in the file.</param>
/// <param name="Shape">The dimensions of the tensor.</param>
/// <param name="Values">Returns the elements in row-major order. Writing to them changes the tensor.</param>
internal sealed record SafetensorsPart(string Name, IReadOnlyList<long> Shape, Func<Span<float>> Values);
