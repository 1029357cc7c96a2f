namespace LlamaBatch.CommandLine;

/// <summary>The command line asks for something that there is not. The message says what there is.</summary>
internal sealed class UsageException(string message) : Exception(message);
