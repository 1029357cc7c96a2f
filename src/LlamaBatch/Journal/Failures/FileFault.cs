namespace LlamaBatch.Journal;

/// <summary>The kinds of file errors. Each kind has a different remedy.</summary>
public enum FileFault
{
    /// <summary>The disk, or the user's quota, is full.</summary>
    DiskFull,

    /// <summary>The permission to write the file is missing.</summary>
    WriteDenied,

    /// <summary>A file or folder is missing.</summary>
    NotFound,

    /// <summary>Too many files are open.</summary>
    TooManyOpen,

    /// <summary>The disk reports an input/output error.</summary>
    DiskError,
}
