namespace LlamaBatch.Generators;

/// <summary>A member that has been evaluated.</summary>
/// <param name="Value">The value of the member, or an <see cref="Unknown"/>.</param>
/// <param name="Notes">The source locations of the settings in the value.</param>
/// <param name="ReadsLevel">Whether the value may depend on the level of an axis.</param>
internal readonly record struct KnownMember(object? Value, SettingNotes Notes, bool ReadsLevel);
