namespace LlamaBatch;

/// <summary>
/// The settings of the validation windows: sequences of held-out text, the same for every trial. The length of a window is the corpus's
/// sequence length.
/// </summary>
public sealed record Validation
{
    /// <summary>The number of windows to validate on. If the held-out text has fewer windows, all of them are used.</summary>
    public Sequences Windows { get; init; } = 512;

    /// <summary>Problems with these settings.</summary>
    public IEnumerable<SettingProblem> Problems() => SettingProblem.Outside(nameof(Windows), Windows.Count, new(1, 10_000_000));

    /// <summary>The settings as text, for the report and for the identity of a trial.</summary>
    public IEnumerable<Setting> Settings() => [new(nameof(Windows), Windows.Count)];
}
