namespace LlamaBatch.Generators;

/// <summary>A setting as its author wrote it.</summary>
/// <param name="Name">The name of the setting: <c>Training</c>.</param>
/// <param name="Code">The expression, on one line and without comments.</param>
internal sealed record SettingModel(string Name, string Code);
