namespace LlamaBatch.Torch;

/// <summary>The entry of a tensor in the header of a safetensors file.</summary>
/// <param name="Type">Its type, as <see cref="SafetensorsType"/> names them.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Count">The number of its elements.</param>
/// <param name="Begin">The offset of its first byte, counted from the end of the header.</param>
/// <param name="End">The offset after its last byte.</param>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Count, long Begin, long End);
