namespace LlamaBatch.Runs;

/// <summary>Thrown for a table of runs that cannot be used. The message states the file, the line, the column and a remedy.</summary>
/// <remarks>It derives from <see cref="IOException"/> because the command line shows such exceptions as a sentence.</remarks>
public sealed class RunTableException(string message, Exception? inner = null) : IOException(message, inner);
