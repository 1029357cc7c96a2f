namespace LlamaBatch;

/// <summary>What the validation metrics are computed on: the same windows, of the corpus's sequence length, for every trial.</summary>
public sealed record Validation
{
    /// <summary>How many windows of the held-out text; fewer if the text has fewer.</summary>
    public Sequences Windows { get; init; } = 512;

    /// <summary>The effective settings.</summary>
    public IEnumerable<Setting> Settings() => [new(nameof(Windows), Windows.Count)];
}
