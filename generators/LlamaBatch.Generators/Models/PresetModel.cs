namespace LlamaBatch.Generators;

/// <summary>A preset, such as <c>LlamaConfig.Nano</c>, that a section of settings starts from.</summary>
/// <param name="Section">The name of the section, such as <c>Model</c>.</param>
/// <param name="Expression">The expression of the preset, such as <c>LlamaConfig.Nano</c>.</param>
internal sealed record PresetModel(string Section, string Expression);
