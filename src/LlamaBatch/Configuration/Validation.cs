namespace LlamaBatch;

/// <summary>
/// The settings of the validation windows: sequences of held-out text, the same for every trial. Their length is the corpus's sequence
/// length.
/// </summary>
public sealed record Validation
{
    /// <summary>The number of windows to validate on; if the held-out text has fewer, all of its windows.</summary>
    public Sequences Windows { get; init; } = 512;

    /// <summary>Problems of these settings.</summary>
    public IEnumerable<SettingProblem> Problems() => SettingProblem.Outside(nameof(Windows), Windows.Count, new(1, 10_000_000));

    /// <summary>The settings as text, for the report and for the identity of a trial.</summary>
    public IEnumerable<Setting> Settings() => [new(nameof(Windows), Windows.Count)];
}
