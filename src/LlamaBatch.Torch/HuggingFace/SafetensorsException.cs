namespace LlamaBatch.Torch;

/// <summary>A file that is not what it says. The message names the file, the tensor or setting, and what is wrong.</summary>
public sealed class SafetensorsException(string message) : Exception(message);
