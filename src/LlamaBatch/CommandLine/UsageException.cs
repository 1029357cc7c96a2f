namespace LlamaBatch.CommandLine;

/// <summary>The command line is invalid. The message lists what is valid.</summary>
internal sealed class UsageException(string message) : Exception(message);
