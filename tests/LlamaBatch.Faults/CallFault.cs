namespace LlamaBatch.Faults;

/// <summary>A system call that fails.</summary>
/// <param name="Number">Which of the calls on the folder, from 1.</param>
/// <param name="Call">Its name.</param>
/// <param name="Error">The errno.</param>
/// <param name="Stays">Whether all later calls fail too.</param>
internal sealed record CallFault(int Number, string Call, int Error, bool Stays)
{
    private const int InputOutput = 5;
    private const int Denied = 13;
    private const int TooManyFiles = 24;
    private const int NoSpace = 28;

    /// <summary>Names of the errors.</summary>
    public static IReadOnlyDictionary<int, string> Errors { get; }
        = new Dictionary<int, string> { [InputOutput] = "EIO", [Denied] = "EACCES", [TooManyFiles] = "EMFILE", [NoSpace] = "ENOSPC" };

    /// <summary>
    /// When its turn is: every call fails once with the error of a broken disk, then every call and all after it, before
    /// other errors are tried.
    /// </summary>
    public int Round => (Error, Stays) switch { (InputOutput, false) => 0, (InputOutput, true) => 1, _ => 2 };

    /// <summary>The errors that a call can have.</summary>
    public static int[] ErrorsOf(string call) => call switch
    {
        "open" or "opendir" => [InputOutput, Denied, TooManyFiles],
        "create" => [InputOutput, Denied, TooManyFiles, NoSpace],
        "mkdir" or "rename" => [InputOutput, Denied, NoSpace],
        "stat" or "unlink" => [InputOutput, Denied],
        "write" or "fsync" => [InputOutput, NoSpace],
        _ => [InputOutput],
    };

    public override string ToString()
        => FormattableString.Invariant($"call {Number} ({Call}) fails with {Errors[Error]}{(Stays ? ", and all after it" : "")}");
}
