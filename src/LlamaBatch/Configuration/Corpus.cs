namespace LlamaBatch;

/// <summary>
/// The text of a study: its source, how it becomes tokens, and the length of sequences. This part says what the corpus
/// is; how it is read is in <c>Data/</c>. Derive from it to bring a corpus of your own.
/// </summary>
public abstract partial record Corpus
{
    /// <summary>Tokens in a training or validation sequence, T.</summary>
    public int SequenceLength { get; init; } = 64;

    /// <summary>What keeps a model from training on these settings; whether the text is there is known when it is read.</summary>
    public virtual IEnumerable<SettingProblem> Problems() => SettingProblem.Outside(nameof(SequenceLength), SequenceLength, new(1, 1 << 20));

    /// <summary>The name of the corpus in reports.</summary>
    public abstract string Name { get; }

    /// <summary>The settings that decide which tokens are read, apart from <see cref="SequenceLength"/>.</summary>
    public abstract IEnumerable<Setting> Settings();
}
