namespace LlamaBatch.Generators;

/// <summary>A setting in user code.</summary>
/// <param name="Name">The name of the setting, such as <c>Training</c>.</param>
/// <param name="Code">The expression, on one line and without comments.</param>
internal sealed record SettingModel(string Name, string Code);
