namespace LlamaBatch.Torch;

/// <summary>A tensor of a safetensors file, as float32.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Values">Its elements in row-major order.</param>
public sealed record SafetensorsTensor(IReadOnlyList<long> Shape, float[] Values);
