namespace LlamaBatch.Journal;

/// <summary>The kinds of file errors, one for each remedy.</summary>
public enum FileFault
{
    /// <summary>The disk, or the user's share of it, is full.</summary>
    DiskFull,

    /// <summary>The file may not be written.</summary>
    WriteDenied,

    /// <summary>A file or folder is missing.</summary>
    NotFound,

    /// <summary>Too many files are open.</summary>
    TooManyOpen,

    /// <summary>The disk reports an input/output error.</summary>
    DiskError,
}
