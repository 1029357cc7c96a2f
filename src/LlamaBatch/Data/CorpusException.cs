namespace LlamaBatch.Data;

/// <summary>Thrown for a corpus that cannot be trained on. The message states the problem, its place and the remedy.</summary>
public sealed class CorpusException(string message, Exception? inner = null) : Exception(message, inner);
