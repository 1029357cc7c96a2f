namespace LlamaBatch.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of LlamaBatch.sln.</summary>
    public static string Folder { get; } = FolderAbove(AppContext.BaseDirectory);

    /// <summary>The text of a file, by its path from <see cref="Folder"/>.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path)).ReplaceLineEndings("\n");

    /// <summary>The C# files that a project below a folder compiles, by their paths from <see cref="Folder"/>.</summary>
    public static IEnumerable<string> SourcesIn(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj") && !path.EndsWith(".verified.cs", StringComparison.Ordinal)
        select path;

    private static string FolderAbove(string folder) => File.Exists(Path.Combine(folder, "LlamaBatch.sln"))
        ? folder
        : FolderAbove(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
}
