namespace LlamaBatch.CommandLine;

/// <summary>Thrown for an invalid command line. The message lists the valid alternatives.</summary>
internal sealed class UsageException(string message) : Exception(message);
