namespace LlamaBatch.Runs;

/// <summary>Thrown for a table of runs that cannot be used. The message names file, line and column, and a remedy.</summary>
/// <remarks>The command line shows every <see cref="IOException"/> as a sentence.</remarks>
public sealed class RunTableException(string message, Exception? inner = null) : IOException(message, inner);
