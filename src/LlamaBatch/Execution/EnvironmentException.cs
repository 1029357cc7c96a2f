namespace LlamaBatch.Execution;

/// <summary>Something that the machine lacks and every trial needs. The message is a sentence for the user: what, where, and the remedy.</summary>
internal sealed class EnvironmentException(string message) : Exception(message);
