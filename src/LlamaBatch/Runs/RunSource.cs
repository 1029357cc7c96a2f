namespace LlamaBatch.Runs;

/// <summary>A file or folder that contains runs.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Shown">The path in messages, relative to the experiment's folder.</param>
/// <param name="Placeholders">The values of the path's placeholders, by name.</param>
internal sealed record RunSource(string Path, string Shown, IReadOnlyDictionary<string, string> Placeholders);
