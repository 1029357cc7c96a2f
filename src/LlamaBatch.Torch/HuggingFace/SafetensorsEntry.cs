namespace LlamaBatch.Torch;

/// <summary>What the header of a safetensors file says of a tensor.</summary>
/// <param name="Type">Its type, as <see cref="SafetensorsType"/> names them.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Count">Its elements.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Count, long Begin, long End);
