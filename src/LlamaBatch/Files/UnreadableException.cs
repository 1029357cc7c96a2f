namespace LlamaBatch.Files;

/// <summary>Thrown for a file or folder that cannot be read. The message names the path, the reason and a remedy.</summary>
internal sealed class UnreadableException(string sentence, Exception? cause = null) : IOException(sentence, cause)
{
    private const int InputOutput = 5;
    private const int TooManyInSystem = 23;
    private const int TooMany = 24;

    /// <summary>Makes the exception for a path from the system's exception. The message includes a remedy.</summary>
    public static UnreadableException Of(string path, Exception problem) => new(
        problem switch
        {
            UnauthorizedAccessException when IsFolder(path) => $"'{path}' is a folder; it must be a file. Move the folder and run again.",
            UnauthorizedAccessException => $"'{path}' cannot be read: permission denied. Grant read permission and run again.",
            { HResult: TooMany or TooManyInSystem } => $"'{path}' cannot be read: too many files are open. "
                + "Raise the limit (ulimit -n 1024) and run again.",
            { HResult: InputOutput } => $"'{path}' cannot be read: the disk reports an input/output error. Check the disk and run again; "
                + "the file was not changed.",
            _ => $"'{path}' cannot be read ({OneLine(problem.Message)}). Resolve this and run again.",
        },
        problem);

    /// <summary>Whether a path is a folder, for the wording of the message.</summary>
    private static bool IsFolder(string path) => Directory.Exists(path);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
