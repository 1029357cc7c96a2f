namespace LlamaBatch;

/// <summary>A claim is written so that it has no answer. The message is a sentence that says what to change.</summary>
public sealed class ClaimException(string message) : Exception(message);
