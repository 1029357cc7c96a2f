namespace LlamaBatch;

/// <summary>The built-in corpora. Change their settings with <c>with</c>.</summary>
public static class Corpora
{
    /// <inheritdoc cref="LlamaBatch.DotNetDocs"/>
    public static DotNetDocs DotNetDocs { get; } = new();

    /// <inheritdoc cref="LlamaBatch.MarkovText"/>
    public static MarkovText MarkovText { get; } = new();

    /// <inheritdoc cref="LlamaBatch.TextFiles"/>
    public static TextFiles TextFiles(string path) => new(path);
}
