namespace LlamaBatch.Generators;

/// <summary>The preset that a section of the settings starts from.</summary>
/// <param name="Section">The name of the section: <c>Model</c>.</param>
/// <param name="Expression">The expression of the preset: <c>LlamaConfig.Nano</c>.</param>
internal sealed record PresetModel(string Section, string Expression);
