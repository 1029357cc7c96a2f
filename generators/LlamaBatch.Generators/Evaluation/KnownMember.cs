namespace LlamaBatch.Generators;

/// <summary>A member that has been evaluated.</summary>
/// <param name="Value">The value of the member, or an <see cref="Unknown"/>.</param>
/// <param name="Notes">The source locations of the settings in the value.</param>
/// <param name="Reads">The axes whose levels the value may depend on.</param>
internal sealed record KnownMember(object? Value, SettingNotes Notes, LevelReads Reads);
