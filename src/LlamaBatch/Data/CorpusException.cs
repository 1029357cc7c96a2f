namespace LlamaBatch.Data;

/// <summary>A corpus that cannot be trained on. The message is a sentence for the user: what is wrong, where, and the remedy.</summary>
public sealed class CorpusException(string message, Exception? inner = null) : Exception(message, inner);
