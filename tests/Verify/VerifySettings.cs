namespace VerifyTests;

/// <summary>Where a snapshot lies and which lines it leaves out.</summary>
public sealed class VerifySettings
{
    /// <summary>Makes settings.</summary>
    public VerifySettings()
    {
    }

    internal VerifySettings(VerifySettings? other)
    {
        Directory = other?.Directory;
        FileName = other?.FileName;
        Parameters = other?.Parameters ?? [];
        Scrubbed = other is null ? [] : [.. other.Scrubbed];
    }

    internal string? Directory { get; private set; }

    internal string? FileName { get; private set; }

    internal IReadOnlyList<object?> Parameters { get; private set; } = [];

    internal List<string> Scrubbed { get; } = [];

    /// <summary>Puts the snapshot into a folder, relative to that of the test.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Names the snapshot other than by class and method.</summary>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>The arguments of a theory, which become part of the snapshot's name.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Leaves out lines that contain one of these, whatever its case.</summary>
    public void ScrubLinesContaining(params string[] stringToMatch) => Scrubbed.AddRange(stringToMatch);
}
