namespace LlamaBatch.Runs;

/// <summary>A file or folder that holds runs.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Shown">The path as messages show it, relative to the experiment's folder.</param>
/// <param name="Placeholders">What the placeholders of the path stand for.</param>
internal sealed record RunSource(string Path, string Shown, IReadOnlyDictionary<string, string> Placeholders);
