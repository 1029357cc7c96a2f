namespace LlamaBatch.Torch;

/// <summary>The entry for a tensor in the header of a safetensors file.</summary>
/// <param name="Type">The type of the elements, such as <c>F32</c>.</param>
/// <param name="Shape">The dimensions of the tensor.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Begin">The offset of the first byte, counted from the end of the header.</param>
/// <param name="End">The offset after the last byte, counted from the end of the header.</param>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Count, long Begin, long End);
