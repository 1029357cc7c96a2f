namespace LlamaBatch.Torch;

/// <summary>A tensor from a safetensors file, as float32.</summary>
/// <param name="Shape">The dimensions of the tensor.</param>
/// <param name="Values">The elements in row-major order.</param>
public sealed record SafetensorsTensor(IReadOnlyList<long> Shape, float[] Values);
