namespace LlamaBatch.Data;

/// <summary>Thrown for a corpus that cannot be used for training. The message states the problem, its place and a remedy.</summary>
public sealed class CorpusException(string message, Exception? inner = null) : Exception(message, inner);
