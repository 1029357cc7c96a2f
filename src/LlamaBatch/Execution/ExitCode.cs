namespace LlamaBatch.Execution;

/// <summary>The exit codes of the command line, as <c>--help</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>Everything is done.</summary>
    public const int Done = 0;

    /// <summary>Some trials failed, and the next run retries them; or <c>compare --fail-on</c> found a change for the worse.</summary>
    public const int Failed = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>A problem of the environment: libtorch, corpus, disk space or write permission.</summary>
    public const int Environment = 3;

    /// <summary>Stopped by the user; the next run resumes. This is the shell's code for Ctrl-C.</summary>
    public const int Interrupted = 130;
}
