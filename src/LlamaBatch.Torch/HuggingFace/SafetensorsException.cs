namespace LlamaBatch.Torch;

/// <summary>Thrown for an invalid model file. The message names the file, the tensor or setting, and the problem.</summary>
public sealed class SafetensorsException(string message) : Exception(message);
