namespace LlamaBatch.Generators;

/// <summary>The preset that a section of the settings starts from.</summary>
/// <param name="Section">The setting: <c>Model</c>.</param>
/// <param name="Expression">The preset: <c>LlamaConfig.Nano</c>.</param>
internal sealed record PresetModel(string Section, string Expression);
