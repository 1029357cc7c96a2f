namespace LlamaBatch.Execution;

/// <summary>The exit codes of the command line, as <c>--help</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>The command succeeded.</summary>
    public const int Done = 0;

    /// <summary>
    /// Some trials failed, and the next run retries them; or <c>compare --fail-on</c> found results that are worse than before.
    /// </summary>
    public const int Failed = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>A problem with the environment: libtorch, corpus, disk space or write permission.</summary>
    public const int Environment = 3;

    /// <summary>The user stopped the command; the next run resumes. Shells use the same code for Ctrl-C.</summary>
    public const int Interrupted = 130;
}
