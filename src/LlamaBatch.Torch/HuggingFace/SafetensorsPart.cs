namespace LlamaBatch.Torch;

/// <summary>A tensor in memory, to be written to a safetensors file or read from one without a copy.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Values">Its elements in row-major order.</param>
internal sealed record SafetensorsPart(string Name, IReadOnlyList<long> Shape, Func<Span<float>> Values);
