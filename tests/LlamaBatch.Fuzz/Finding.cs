namespace LlamaBatch.Fuzzing;

/// <summary>An input did what none may do.</summary>
internal sealed class Finding(string message) : Exception(message);
