namespace LlamaBatch.Execution;

/// <summary>Thrown for a problem with the environment that affects every trial. The message has a remedy.</summary>
internal sealed class EnvironmentException(string message) : Exception(message);
